import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { AlreadyLeft } from '#shared/api/referrals.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import {
  disclosureClassOf,
  endingsOf,
  nextEndings,
  noteOfEnding,
  type PageEnding,
  type PrintedPage,
  saysWhomToCall,
} from '#shared/domain/packet.ts'
import { stateAfter } from '#shared/domain/referral-road.ts'
import type { Referral, SendMethod } from '#shared/domain/referral.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { disclosuresOfReferral, takeBackDisclosure, wentWith } from '../disclosures/disclosures.ts'
import { requireReferral, type Step } from '../referrals/referral-steps.ts'
import { discloseToProvider, groundsOfSending, sendReferral, type Sending } from '../referrals/sending.ts'
import { settings } from '../school/school.ts'
import { isAgainstRule, mayHaveIt, toldToParent } from './own-hands.ts'
import { dayTheyWent } from './day-they-went.ts'
import { alsoWithStatements, statementsThatGo, statementsWithLetter } from '../amendments/contested.ts'
import { discloseToParent, namingKeptAway, pagesNamingKeptAway } from './left-all-the-same.ts'
import { getPage, setEnding } from './packets.sql.ts'
import { standingEmergency, toldInEmergency } from './standing-emergency.ts'
import { waitForSignature } from './wait-for-signature.ts'

/** Where each page went, as the office says. */
export interface Settlement {
  readonly referralId: string
  readonly endings: readonly { readonly pageId: string; readonly ending: PageEnding }[]
  readonly method: SendMethod | null
  readonly emergency: { readonly threat: string } | null
  /** The parent who was handed those that were printed for no one of them; `null` where nobody said. */
  readonly handedTo: string | null
  /** They have left, whatever is in the way by now. */
  readonly alreadyLeft: AlreadyLeft | null
  /** The day they went; `null` for today. */
  readonly wentOn: string | null
}

type TakeBack = (later: CommandContext) => void

interface Settled {
  readonly page: PrintedPage
  readonly ending: PageEnding
}

/** A page of which it was said where it went, and the way back. */
interface Ended {
  readonly page: PrintedPage
  readonly takeBack: TakeBack
}

function requirePage(
  db: ReadableDb,
  {
    referralId,
    pageId,
    ending,
  }: { readonly referralId: string; readonly pageId: string; readonly ending: PageEnding },
): PrintedPage {
  const page = getPage(db, { id: pageId })
  if (page?.referralId !== referralId) throw notFoundError()
  if (!nextEndings(page.ending).includes(ending)) throw ruleError('packets:errors.alreadySettled')
  if (ending === 'handed-to-staff') throw ruleError('packets:errors.notForStaff')
  if (ending === 'went-with-answer') throw ruleError('printing:errors.notInAnswer')
  return page
}

function refuseFamilyPages(sent: readonly PrintedPage[]): void {
  if (sent.some(({ part }) => !endingsOf(part).includes('sent-to-provider')))
    throw ruleError('packets:errors.familyPage')
}

/** Which parent was handed a page: the one it was printed for, or who was said. */
const parentOf = ({ addresseeId }: PrintedPage, handedTo: string | null): string | null =>
  addresseeId ?? handedTo

/** The pages something was in the way of when they left, whatever somebody said of that, by id. */
function pagesStopped(
  { db }: CommandContext,
  { studentId }: Referral,
  settled: readonly Settled[],
  { onDay, handedTo }: { readonly onDay: string; readonly handedTo: string | null },
): ReadonlySet<string> {
  const notTheirs = toParent(settled).filter((page) => {
    const toWhom = parentOf(page, handedTo)
    return !mayHaveIt(db, studentId, { toWhom, information: toldToParent(page), on: onDay })
  })
  const naming = namingKeptAway(db, studentId, settled, { onDay, when: null })
  return new Set([...naming, ...notTheirs.map(({ id }) => id)])
}

/** Of a page that nothing was in the way of nobody has to say how it is known that it left. */
function endPage(
  { db }: CommandContext,
  { page, ending }: Settled,
  onDay: string,
  alreadyLeft: AlreadyLeft | null,
): Ended {
  const { id, version, ending: said, endedOn, endedNote } = page
  const note = noteOfEnding(ending, alreadyLeft)
  const after = { ...page, ending, endedOn: onDay, endedNote: note, version: version + 1 }
  if (setEnding(db, { ...after, version }) === 0) throw conflictError()
  const takeBack: TakeBack = (later) => {
    if (setEnding(later.db, { id, version: version + 1, ending: said, endedOn, endedNote }) === 0)
      throw conflictError()
  }
  return { page: after, takeBack }
}

function stepOf({ id, version }: Referral, effectiveOn: string): Step {
  return { id, version, effectiveOn, source: 'office', remark: '' }
}

/**
 * This very sending, where it was written down already because the referral was sent before its pages were settled. What
 * was written speaks for one sending: not for another letter or provider, and not for one that went another way or on
 * another day.
 */
function alreadyWritten(
  context: CommandContext,
  { id }: Referral,
  { method, information: leaving, provider, onDay }: Sending & { readonly onDay: string },
): Disclosure | undefined {
  const { db } = context
  return disclosuresOfReferral(db, id).find(
    (written) =>
      written.pageIds.length === 0 &&
      written.organizationId === provider?.organizationId &&
      written.method === method &&
      written.onDay === onDay &&
      leaving.every((part) => written.information.includes(part)),
  )
}

interface Went extends Settlement {
  readonly onDay: string
  /** The pages that name somebody whom nobody may contact. */
  readonly namesKeptAway: ReadonlySet<string>
}

/** Letters to one provider went: one disclosure, and the referral is sent where it can be. */
function sendLetters(
  context: CommandContext,
  letters: readonly PrintedPage[],
  { referralId, method, emergency, alreadyLeft, namesKeptAway, onDay }: Went,
): TakeBack {
  if (method === null)
    throw invalidError([{ path: 'method', message: 'packets:errors.noMethod' }], 'packets:errors.noMethod')
  const referral = requireReferral(context, referralId)
  const provider = letters[0]?.provider
  if (!provider) throw ruleError('referrals:errors.noProvider')
  const information = [...new Set(letters.flatMap((letter) => letter.information))]
  const pageIds = letters.map(({ id }) => id)
  const recorded = standingEmergency(context.db, { ...provider, id: referralId }, onDay)
  const inEmergency = recorded !== null && toldInEmergency(recorded, information) ? recorded : null
  const threat = inEmergency && { threat: inEmergency.exceptionNote }
  const going = letters.map((letter) =>
    statementsThatGo(statementsWithLetter(context.db, referral, letter.information), letter, {
      onDay,
      alreadyLeft,
    }),
  )
  const sending: Sending = {
    ...{ method, information, pageIds, provider, emergency: emergency ?? threat, alreadyLeft },
    isStopped: going.some(({ isWithout }) => isWithout) || pageIds.some((id) => namesKeptAway.has(id)),
    statementsBy: going.flatMap(({ named }) => named),
  }
  if (stateAfter(referral.state, 'send') !== null)
    return sendReferral(context, stepOf(referral, onDay), sending).takeBack
  const written = alreadyWritten(context, referral, { ...sending, onDay })
  // What is said to have left against the rule is not what was written as allowed before.
  if (written && (alreadyLeft?.when !== 'against-rule' || written.exception === 'against-rule')) {
    // Whether it was this very letter nobody may guess once something has come into its way since.
    groundsOfSending(context, referral, sending, onDay)
    const { language } = settings.mine(context, {})
    const what = alsoWithStatements(written.what, sending.statementsBy ?? [], language)
    return wentWith(context, written, { pageIds, what })
  }
  const disclosure = discloseToProvider(context, referral, sending, onDay)
  return (later) => takeBackDisclosure(later.db, disclosure)
}

/** What says something about the student went to whoever it is written to. */
function leave(context: CommandContext, sent: readonly PrintedPage[], went: Went): readonly TakeBack[] {
  const letters = sent.filter(({ information }) => information.length > 0)
  const byProvider = Map.groupBy(letters, ({ provider }) => JSON.stringify(provider))
  return [...byProvider.values()].map((theirs) => sendLetters(context, theirs, went))
}

/** The pages that say something about the student, and were handed to a parent. */
function toParent(settled: readonly Settled[]): readonly PrintedPage[] {
  return settled
    .filter(
      ({ page, ending }) =>
        ending === 'handed-to-parent' && disclosureClassOf(page.part) !== 'no-student-data',
    )
    .map(({ page }) => page)
}

/** What a parent was handed of a student of age that nothing lets them have; refused unless it left against the rule. */
function pagesNotTheirs(
  { db }: CommandContext,
  { studentId }: Referral,
  settled: readonly Settled[],
  { handedTo, alreadyLeft, onDay }: Pick<Settlement, 'handedTo' | 'alreadyLeft'> & { readonly onDay: string },
): readonly PrintedPage[] {
  return toParent(settled).filter((page) => {
    const toWhom = parentOf(page, handedTo)
    return isAgainstRule(db, studentId, { toWhom, information: toldToParent(page), onDay, alreadyLeft })
  })
}

/** On the families' own pathway the referral is sent when the family holds a page that says whom to call. */
function handOver(
  context: CommandContext,
  referral: Referral,
  settled: readonly Settled[],
  onDay: string,
): readonly TakeBack[] {
  const handed = settled.some(
    ({ page, ending }) =>
      (ending === 'handed-to-parent' || ending === 'handed-to-student') && saysWhomToCall(page.part),
  )
  const waits = referral.state === 'draft' || referral.state === 'awaiting-consent'
  if (!handed || !waits || referral.pathway !== 'family-contacts-provider') return []
  const sending: Sending = { method: 'in-hand', information: [], emergency: null }
  return [sendReferral(context, stepOf(referral, onDay), sending).takeBack]
}

/** Pages of which it was said where they went, and the way back. */
export interface SettledPages {
  readonly pages: PrintedPage[]
  readonly takeBack: TakeBack
}

/** Says where pages of one referral went, with all that follows from it. */
export function settlePages(context: CommandContext, settlement: Settlement): SettledPages {
  const { db } = context
  const { referralId } = settlement
  const referral = requireReferral(context, referralId)
  const endings = new Map(settlement.endings.map(({ pageId, ending }) => [pageId, ending]))
  const settled = [...endings].map(([pageId, ending]) => ({
    page: requirePage(db, { referralId, pageId, ending }),
    ending,
  }))
  const sent = settled.filter(({ ending }) => ending === 'sent-to-provider').map(({ page }) => page)
  refuseFamilyPages(sent)
  const onDay = dayTheyWent(
    context,
    settled.map(({ page }) => page),
    settlement.wentOn,
  )
  const { alreadyLeft, handedTo } = settlement
  const namesKeptAway = pagesNamingKeptAway(context, referral, settled, { alreadyLeft, onDay })
  const notTheirs = pagesNotTheirs(context, referral, settled, { handedTo, alreadyLeft, onDay })
  const left = leave(context, sent, { ...settlement, onDay, namesKeptAway })
  const stopped = pagesStopped(context, referral, settled, { onDay, handedTo })
  const ended = settled.map((each) =>
    endPage(context, each, onDay, stopped.has(each.page.id) ? alreadyLeft : null),
  )
  const takeBacks = [
    ...ended.map(({ takeBack }) => takeBack),
    ...left,
    ...(notTheirs.length > 0 && alreadyLeft
      ? [
          discloseToParent(context, {
            ...{ studentId: referral.studentId, referralId, onDay, note: alreadyLeft.note },
            information: notTheirs.flatMap(toldToParent),
            pageIds: notTheirs.map(({ id }) => id),
          }),
        ]
      : []),
    ...(left.length === 0 ? handOver(context, referral, settled, onDay) : []),
    ...waitForSignature(context, referralId, settled, onDay),
  ]
  return {
    pages: ended.map(({ page }) => page),
    takeBack: (later) => {
      requireReferral(later, referralId)
      takeBacks.forEach((takeBack) => takeBack(later))
    },
  }
}
