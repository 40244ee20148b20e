import { addDays, END_OF_DAYS, numberOf } from '../days.ts'
import type { Barrier, EndedBy, Pathway, ReferralState } from '../referral.ts'
import { endingKind, isOpen, isSuccess } from '../referral-road.ts'

/** How far help came, in the order of the road; each holds everything before it. */
export const STAGES = ['initiated', 'consented', 'sent', 'accepted', 'scheduled', 'kept', 'ongoing'] as const
export type Stage = (typeof STAGES)[number]

/** A referral as the evaluation sees it: days and kinds, nobody's words. */
export interface FollowedReferral {
  readonly id: string
  readonly studentId: string
  readonly pathway: Pathway
  readonly state: ReferralState
  readonly furthest: Stage
  readonly initiatedOn: string
  /** The day of the first kept appointment, once it is confirmed. */
  readonly linkedOn: string | null
  readonly closedOn: string | null
  readonly endedBy: EndedBy | null
  readonly barriers: readonly Barrier[]
  readonly homeLanguage: string | null
  readonly grade: string | null
  readonly reason: string
  readonly protocolNumber: number | null
}

/** What one counts: papers, children, or stretches of one child's waiting. */
export const UNITS = ['referral', 'student', 'spell'] as const
export type Unit = (typeof UNITS)[number]

/** How it stands with what is followed: seen, over without, over for a reason that says nothing of it, or not over. */
export type Standing = 'kept' | 'ended' | 'left' | 'open'

/** What is followed from its first day until somebody was seen: one referral, or several that are one. */
export interface Followed {
  readonly referrals: readonly FollowedReferral[]
  readonly startedOn: string
  readonly furthest: Stage
  readonly keptOn: string | null
  readonly standing: Standing
  /** The day it stopped being waited for; `null` while it is. */
  readonly overOn: string | null
}

/** Days after the end of one referral within which the next still belongs to the same stretch of waiting. */
export const SPELL_GAP_DAYS = 5

const firstOf = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null

const later = (one: Stage, other: Stage): Stage =>
  STAGES.indexOf(one) >= STAGES.indexOf(other) ? one : other

function standingOf({ state, linkedOn }: FollowedReferral): Standing {
  if (linkedOn !== null) return 'kept'
  if (isOpen(state) || state === 'entered-in-error') return 'open'
  return endingKind(state) === 'not-linked' ? 'ended' : 'left'
}

/** Several referrals as one: seen as soon as one was, waiting as long as one waits. */
function asOne(referrals: readonly FollowedReferral[]): Followed {
  const standings = referrals.map(standingOf)
  const keptOn = firstOf(referrals.map(({ linkedOn }) => linkedOn))
  const last = referrals
    .toSorted((one, other) => (one.closedOn ?? '').localeCompare(other.closedOn ?? ''))
    .at(-1)
  const standing = (['kept', 'open'] as const).find((kind) => standings.includes(kind))
  return {
    referrals,
    startedOn: firstOf(referrals.map(({ initiatedOn }) => initiatedOn)) ?? '',
    furthest: referrals.map(({ furthest }) => furthest).reduce(later),
    keptOn,
    standing: standing ?? (last ? standingOf(last) : 'open'),
    overOn: keptOn ?? (standing === 'open' ? null : (last?.closedOn ?? null)),
  }
}

/** The stretches in which one student waited: a referral joins what is open when it begins, or ended days before. */
function spellsOf(referrals: readonly FollowedReferral[]): (readonly FollowedReferral[])[] {
  const spells: FollowedReferral[][] = []
  let until = ''
  for (const referral of referrals.toSorted((one, other) =>
    one.initiatedOn.localeCompare(other.initiatedOn),
  )) {
    const spell = spells.at(-1)
    if (spell !== undefined && referral.initiatedOn <= until) spell.push(referral)
    else {
      spells.push([referral])
      until = ''
    }
    const end = referral.closedOn === null ? END_OF_DAYS : addDays(referral.closedOn, SPELL_GAP_DAYS)
    if (end > until) until = end
  }
  return spells
}

/** From the first day to the last, both counted. */
export interface Period {
  readonly from: string
  readonly to: string
}

/**
 * What began in a period, by the unit asked for. A student counts from the first referral of the period; a stretch of
 * waiting is made of all referrals, and counts where it began.
 */
export function followedIn(
  referrals: readonly FollowedReferral[],
  unit: Unit,
  { from, to }: Period,
): readonly Followed[] {
  const began = (day: string): boolean => day >= from && day <= to
  const within = referrals.filter(({ initiatedOn }) => began(initiatedOn))
  switch (unit) {
    case 'referral':
      return within.map((referral) => asOne([referral]))
    case 'student':
      return [...Map.groupBy(within, ({ studentId }) => studentId).values()].map(asOne)
    case 'spell':
      return [...Map.groupBy(referrals, ({ studentId }) => studentId).values()]
        .flatMap(spellsOf)
        .map(asOne)
        .filter(({ startedOn }) => began(startedOn))
  }
}

/** How long each was waited for as far as is known `today`; what was seen before it began waited no day. */
export function waitDays({ startedOn, overOn }: Followed, today: string): number {
  return Math.max(0, numberOf(overOn ?? today) - numberOf(startedOn))
}

/** Seen before it was written down that it began: a day typed wrongly, or a referral entered late. */
export function isSeenBeforeBegun({
  initiatedOn,
  linkedOn,
}: Pick<FollowedReferral, 'initiatedOn' | 'linkedOn'>): boolean {
  return linkedOn !== null && linkedOn < initiatedOn
}

/** Over as a success, though no first appointment was ever confirmed. */
export function isNeverConfirmed({ state, linkedOn }: Pick<FollowedReferral, 'state' | 'linkedOn'>): boolean {
  return linkedOn === null && (isSuccess(state) || state === 'closed-completed')
}
