import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import { endingsOf, type PageEnding, type PrintedPage, saysWhomToCall } from '#shared/domain/packet.ts'
import { stateAfter } from '#shared/domain/referral-road.ts'
import type { Referral, SendMethod } from '#shared/domain/referral.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { disclosuresOfReferral, takeBackDisclosure } from '../disclosures/disclosures.ts'
import { requireReferral, type Step } from '../referrals/referral-steps.ts'
import { discloseToProvider, sendReferral, type Sending } from '../referrals/sending.ts'
import { getPage, listPagesOfCase, setEnding } from './packets.sql.ts'
import { standingEmergency, toldInEmergency } from './standing-emergency.ts'

/** Where each page went, as the office says. */
export interface Settlement {
  readonly referralId: string
  readonly endings: readonly { readonly pageId: string; readonly ending: PageEnding }[]
  readonly method: SendMethod | null
  readonly emergency: { readonly threat: string } | null
}

type TakeBack = (later: CommandContext) => void

interface Settled {
  readonly page: PrintedPage
  readonly ending: PageEnding
}

function requirePage(db: ReadableDb, referralId: string, pageId: string): PrintedPage {
  const page = getPage(db, { id: pageId })
  if (page?.referralId !== referralId) throw notFoundError()
  if (page.ending !== null) throw ruleError('packets:errors.alreadySettled')
  return page
}

function refuseFamilyPages(sent: readonly PrintedPage[]): void {
  if (sent.some(({ part }) => !endingsOf(part).includes('sent-to-provider')))
    throw ruleError('packets:errors.familyPage')
}

function endPage({ db, today }: CommandContext, { page, ending }: Settled): TakeBack {
  const { id, version } = page
  if (setEnding(db, { id, version, ending, endedOn: today }) === 0) throw conflictError()
  return (later) => {
    if (setEnding(later.db, { id, version: version + 1, ending: null, endedOn: null }) === 0)
      throw conflictError()
  }
}

function stepOf({ today }: CommandContext, { id, version }: Referral): Step {
  return { id, version, effectiveOn: today, source: 'office', remark: '' }
}

/**
 * Whether this very sending was written down already, when the referral was sent before its page was settled. What
 * was written speaks for one sending: not for another letter, and not for one that went another way.
 */
function alreadyWritten(
  db: ReadableDb,
  { id: referralId, caseId, sentMethod }: Referral,
  sent: readonly PrintedPage[],
  { method, information: leaving }: Sending,
): boolean {
  if (method !== sentMethod) return false
  const since = sent.map(({ printedAt }) => printedAt).toSorted()[0] ?? ''
  const another = listPagesOfCase(db, { caseId }).some(
    (page) =>
      page.referralId === referralId && page.ending === 'sent-to-provider' && page.information.length > 0,
  )
  return (
    !another &&
    disclosuresOfReferral(db, referralId).some(
      ({ recordedAt, information }) =>
        recordedAt >= since && leaving.every((part) => information.includes(part)),
    )
  )
}

/** Something about the student went to the provider: one disclosure, and the referral is sent where it can be. */
function leave(
  context: CommandContext,
  referral: Referral,
  sent: readonly PrintedPage[],
  { method, emergency }: Settlement,
): readonly TakeBack[] {
  const leaving = new Set(sent.flatMap(({ information }) => information))
  if (leaving.size === 0) return []
  if (method === null)
    throw invalidError([{ path: 'method', message: 'packets:errors.noMethod' }], 'packets:errors.noMethod')
  const information = [...leaving]
  const recorded = standingEmergency(context.db, referral)
  const inEmergency = recorded !== null && toldInEmergency(recorded, information) ? recorded : null
  // The letter of an emergency that was recorded before it was printed.
  if (inEmergency?.method === method) return []
  const threat = inEmergency && { threat: inEmergency.exceptionNote }
  const sending: Sending = { method, information, emergency: emergency ?? threat }
  if (stateAfter(referral.state, 'send') !== null)
    return [sendReferral(context, stepOf(context, referral), sending).takeBack]
  if (alreadyWritten(context.db, referral, sent, sending)) return []
  const disclosure = discloseToProvider(context, referral, sending, context.today)
  return [(later) => takeBackDisclosure(later.db, disclosure)]
}

/** On the families' own pathway the referral is sent when the family holds a page that says whom to call. */
function handOver(
  context: CommandContext,
  referral: Referral,
  settled: readonly Settled[],
): readonly TakeBack[] {
  const handed = settled.some(
    ({ page, ending }) => ending === 'handed-to-parent' && saysWhomToCall(page.part),
  )
  const waits = referral.state === 'draft' || referral.state === 'awaiting-consent'
  if (!handed || !waits || referral.pathway !== 'family-contacts-provider') return []
  const sending: Sending = { method: 'in-hand', information: [], emergency: null }
  return [sendReferral(context, stepOf(context, referral), sending).takeBack]
}

/** Says where pages went, with all that follows from it, as one change that can be taken back as one. */
export function settlePages(context: CommandContext, settlement: Settlement): PrintedPage[] {
  const { db } = context
  const { referralId } = settlement
  const referral = requireReferral(context, referralId)
  const endings = new Map(settlement.endings.map(({ pageId, ending }) => [pageId, ending]))
  const settled = [...endings].map(([pageId, ending]) => ({
    page: requirePage(db, referralId, pageId),
    ending,
  }))
  const sent = settled.filter(({ ending }) => ending === 'sent-to-provider').map(({ page }) => page)
  refuseFamilyPages(sent)
  const left = leave(context, referral, sent, settlement)
  const takeBacks = [
    ...settled.map((each) => endPage(context, each)),
    ...left,
    ...(left.length === 0 ? handOver(context, referral, settled) : []),
  ]
  context.undoable((later) => takeBacks.forEach((takeBack) => takeBack(later)))
  return settled.map(({ page, ending }) => ({
    ...page,
    ending,
    endedOn: context.today,
    version: page.version + 1,
  }))
}
