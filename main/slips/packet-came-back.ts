import type { AuditEvent } from '#shared/domain/audit.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { wasOfAge } from '#shared/domain/consent.ts'
import { nextEndings, type PageEnding, type PrintedPage } from '#shared/domain/packet.ts'
import type { Referral } from '#shared/domain/referral.ts'
import { pagesOut, provesHandedOver, type SlipAnswerDraft } from '#shared/domain/slip-answer.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { namingKeptAway } from '../packets/left-all-the-same.ts'
import { pagesOfCase } from '../packets/printed-pages.ts'
import { settlePages } from '../packets/settling.ts'
import { earliestDay } from '../referrals/referral-steps.ts'
import { referrals } from '../referrals/referrals.ts'
import { settings } from '../school/school.ts'
import { requireStudent } from '../students/the-student.ts'

const laterOf = (...days: readonly string[]): string => days.toSorted().at(-1) ?? ''

/** The day a page can have left the office at the earliest, and did where that was said. */
const leftOn = ({ timeZone }: CommandContext, { printedAt, endedOn }: PrintedPage): string =>
  endedOn ?? schoolDay(printedAt, timeZone)

/** The packet a paper came back of, as it was printed: the newest that was there by then and held the paper, if one did. */
function packetOf(
  context: CommandContext,
  { id, caseId }: Referral,
  { slip, cameOn }: SlipAnswerDraft,
): readonly PrintedPage[] {
  const pages = pagesOfCase(context.db, caseId).filter(({ referralId }) => referralId === id)
  const out = pagesOut(pages, id)
  const there = out.filter((page) => leftOn(context, page) <= cameOn)
  const one = there.find(({ part }) => part === slip) ?? there[0] ?? out.at(-1)
  return pages.filter(
    ({ printedAt, ending }) =>
      printedAt === one?.printedAt && ending !== 'destroyed' && ending !== 'not-printed',
  )
}

/**
 * Says of the pages of a packet that the family holds them. Of one that names somebody whom nobody might contact by that
 * day the office says so itself.
 */
function settle(context: CommandContext, referral: Referral, packet: readonly PrintedPage[], wentOn: string) {
  const { birthDate } = requireStudent(context.db, referral.studentId)
  const ending: PageEnding = wasOfAge(birthDate, wentOn) === true ? 'handed-to-student' : 'handed-to-parent'
  const open = packet
    .filter((page) => nextEndings(page.ending).includes(ending))
    .map((page) => ({ page, ending }))
  const naming = namingKeptAway(context.db, referral.studentId, open, { onDay: wentOn, when: null })
  const endings = open
    .filter(({ page }) => !naming.has(page.id))
    .map(({ page }) => ({ pageId: page.id, ending }))
  const { takeBack } = settlePages(context, {
    ...{ referralId: referral.id, endings, method: null, emergency: null, wentOn },
    ...{ handedTo: null, alreadyLeft: null },
  })
  context.undoable(takeBack)
}

/**
 * Writes down that the family has its packet since the day it was printed, which a paper of it that came back shows;
 * answers the referral as it is then and what the trail says of it, `null` where the paper shows nothing of a packet.
 */
export function packetCameBack(
  context: CommandContext,
  before: Referral,
  said: SlipAnswerDraft,
): { readonly referral: Referral; readonly events: readonly AuditEvent[] } | null {
  const packet = packetOf(context, before, said)
  if (!provesHandedOver({ ...before, hasPacket: packet.length > 0 })) return null
  const wentOn = laterOf(...packet.map((page) => leftOn(context, page)))
  const { language } = settings.mine(context, {})
  const referral = referrals.send(context, {
    ...{ id: before.id, version: before.version, source: 'document-seen' },
    effectiveOn: laterOf(wentOn, earliestDay(before)),
    remark: translate(language, 'slips:packetCameBack', {
      paper: translate(language, `slips:paper.${said.slip}`),
    }),
    ...{ method: 'in-hand', information: [], emergency: null, alreadyLeft: null, withStatements: false },
    contestedUntold: false,
    stepDone: null,
  })
  settle(context, referral, packet, wentOn)
  return { referral, events: ['referral.sent', 'packet.settled'] }
}
