import type { UnprintedPacket, UnsaidPage } from '#shared/api/printing.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { nextEndings, type PrintedPage } from '#shared/domain/packet.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'
import type { Contact } from '#shared/domain/student.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { stopsToday } from './do-not-send.ts'
import type { PacketPage } from './packet.ts'
import {
  insertPage,
  listKeptPages,
  listPagesOfCase,
  listUnprinted,
  listUnsaidPages,
  type PageHere,
} from './packets.sql.ts'

/** The printed pages of a case, the newest first. */
export function pagesOfCase(db: ReadableDb, caseId: string): PrintedPage[] {
  return listPagesOfCase(db, { caseId })
}

/** The same for whoever reads the case: of how somebody knows that one left, without whoever nobody may contact by now. */
export function pagesToRead(db: ReadableDb, caseId: string, contacts: readonly Contact[]): PrintedPage[] {
  return pagesOfCase(db, caseId).map((page) => ({
    ...page,
    endedNote: withoutKeptAway(contacts, page.endedNote),
  }))
}

/** Remembers a page until somebody says where it went. */
export function rememberPage(
  { db, newId, now, session }: CommandContext,
  referralId: string,
  {
    part,
    language,
    information,
    interpreter,
    addresseeId,
    textVersion,
    provider,
    contactIds,
    statementIds,
  }: PacketPage,
): PrintedPage {
  const page: PrintedPage = {
    id: newId(),
    referralId,
    part,
    language,
    printedAt: now,
    printedBy: session.accountId,
    information: [...information],
    interpreter,
    addresseeId,
    textVersion,
    provider,
    contactIds: [...contactIds],
    statementIds: [...statementIds],
    ending: null,
    endedOn: null,
    endedNote: '',
    version: 1,
  }
  insertPage(db, page)
  return page
}

/** The newest of them; who has more of them lying about settles these first. */
const MOST_SHOWN = 5000

/** A page with for whom it was printed, and with what came into its way since. */
function asItWaits(context: QueryContext): (page: PageHere) => UnsaidPage {
  const stops = stopsToday(context)
  return ({ studentId, state, organizationId, ...page }) => {
    const addressee = stops
      .contacts(studentId)
      .find(({ id, doNotContact }) => id === page.addresseeId && !doNotContact)
    return {
      ...page,
      printedFor: addressee ? { name: addressee.name, relation: addressee.relation } : null,
      studentId,
      stop: stops.ofPage({ ...page, studentId, state, organizationId }),
    }
  }
}

/** Why pages of a case that may still go must not by now, by page. */
export function stoppedPages(
  context: Pick<QueryContext, 'db' | 'session' | 'today' | 'timeZone'>,
  pages: readonly PrintedPage[],
  referrals: readonly Pick<ReferralView, 'id' | 'studentId' | 'state' | 'organizationId'>[],
): Record<string, PageStop> {
  const { ofPage } = stopsToday(context)
  const waiting = pages.filter(({ ending }) => nextEndings(ending).length > 0)
  const stopped = waiting.flatMap((page): [string, PageStop][] => {
    const referral = referrals.find(({ id }) => id === page.referralId)
    const stop = referral ? ofPage({ ...referral, ...page }) : null
    return stop === null ? [] : [[page.id, stop]]
  })
  return Object.fromEntries(stopped)
}

/** Pages nobody has said anything of, as far as this person may know of them. */
export function unsaidPages(context: QueryContext): UnsaidPage[] {
  const { db, session } = context
  return listUnsaidPages(db, { ...readerOf(session), limit: MOST_SHOWN }).map(asItWaits(context))
}

/** Pages that were kept and may still go, as far as this person may know of them. */
export function keptPages(context: QueryContext): UnsaidPage[] {
  const { db, session } = context
  return listKeptPages(db, { ...readerOf(session), limit: MOST_SHOWN }).map(asItWaits(context))
}

/** Packets that did not come out of the printer, and were not printed again since. */
export function unprintedPackets({ db, session }: QueryContext): UnprintedPacket[] {
  return listUnprinted(db, { ...readerOf(session), limit: MOST_SHOWN })
}
