import { addDays } from './days.ts'
import type { AgendaReason } from './meeting.ts'
import { schoolDaysBetween, type SchoolCalendar } from './school-calendar.ts'
import { isPressing, URGENCIES, type Urgency } from './urgency.ts'

/** What a meeting looks at in a case. */
export interface CaseFacts {
  readonly caseId: string
  readonly urgency: Urgency
  /** The first day on which anything of it is or was due; `null` where nothing is planned. */
  readonly dueOn: string | null
  /** Since when somebody outside owes an answer; `null` where nobody does. */
  readonly waitingSince: string | null
  /** The day of the newest link. */
  readonly linkedOn: string | null
  /** Decisions of the last meeting that nobody has done. */
  readonly undone: number
}

/** A concern nobody has decided about. */
export interface ConcernFacts {
  readonly concernId: string
  readonly receivedOn: string
  readonly isDanger: boolean
}

/** What an agenda is built by. */
export interface AgendaRule {
  readonly today: string
  readonly calendar: SchoolCalendar
  readonly waitingDays: number
  /** The day of the last meeting of this kind, where there was one. */
  readonly lastOn: string | null
}

/** What comes onto an agenda by itself, and why. */
export interface Proposed {
  readonly subject:
    | { readonly kind: 'case'; readonly caseId: string }
    | { readonly kind: 'concern'; readonly concernId: string }
  readonly reasons: readonly AgendaReason[]
}

/** How far back a link is news where there was no meeting before. */
const NEWS_DAYS = 30

/** Why a case is talked about; none where nothing asks for it. */
export function reasonsOf(
  { urgency, dueOn, waitingSince, linkedOn, undone }: Omit<CaseFacts, 'caseId'>,
  { today, calendar, waitingDays, lastOn }: AgendaRule,
): readonly AgendaReason[] {
  const reasons: AgendaReason[] = []
  if (isPressing(urgency)) reasons.push({ why: 'pressing', urgency })
  if (undone > 0) reasons.push({ why: 'undone', count: undone })
  if (dueOn !== null && dueOn < today) reasons.push({ why: 'overdue', since: dueOn })
  if (dueOn === null) reasons.push({ why: 'unplanned' })
  if (waitingSince !== null && schoolDaysBetween(waitingSince, today, calendar) > waitingDays)
    reasons.push({ why: 'waiting', since: waitingSince })
  if (linkedOn !== null && linkedOn > (lastOn ?? addDays(today, -NEWS_DAYS)))
    reasons.push({ why: 'linked', on: linkedOn })
  return reasons
}

const ORDER: readonly AgendaReason['why'][] = [
  'about',
  'pressing',
  'new-concern',
  'undone',
  'overdue',
  'unplanned',
  'waiting',
  'linked',
  'chosen',
]

function rankOf({ reasons, isDanger }: { reasons: readonly AgendaReason[]; isDanger: boolean }): number {
  const [first] = reasons
  if (isDanger) return -1
  if (first === undefined) return ORDER.length
  const within = first.why === 'pressing' ? URGENCIES.indexOf(first.urgency) / URGENCIES.length : 0
  return ORDER.indexOf(first.why) + within
}

/** The agenda as it builds itself: what presses first, then what is new, undone, late, without a plan, waiting, linked. */
export function agendaOf(
  { cases, concerns }: { readonly cases: readonly CaseFacts[]; readonly concerns: readonly ConcernFacts[] },
  rule: AgendaRule,
): readonly Proposed[] {
  const ofCases = cases.map((facts) => ({
    subject: { kind: 'case' as const, caseId: facts.caseId },
    reasons: reasonsOf(facts, rule),
    isDanger: false,
  }))
  const ofConcerns = concerns.map(({ concernId, receivedOn, isDanger }) => ({
    subject: { kind: 'concern' as const, concernId },
    reasons: [{ why: 'new-concern' as const, since: receivedOn }],
    isDanger,
  }))
  return [...ofCases, ...ofConcerns]
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(({ subject, reasons }) => ({ subject, reasons }))
}

/** A point of an agenda: why it was there when its place was given, and why it is there as of now. */
interface Standing {
  readonly given: readonly AgendaReason[]
  readonly reasons: readonly AgendaReason[]
}

const pressureOf = (reasons: readonly AgendaReason[]): number => {
  const pressing = reasons.find((reason) => reason.why === 'pressing')
  return pressing ? URGENCIES.indexOf(pressing.urgency) : URGENCIES.length
}

/** Whether something presses more than it did when its place was given. */
export const hasRisen = ({ given, reasons }: Standing): boolean => pressureOf(reasons) < pressureOf(given)

/** The points in their places; what came to press since its place was given stands before whatever presses less. */
export function asTheyPress<Each extends Standing>(points: readonly Each[]): readonly Each[] {
  return points.filter(hasRisen).reduce<readonly Each[]>(
    (list, risen) => {
      const at = list.findIndex(({ reasons }) => pressureOf(reasons) > pressureOf(risen.reasons))
      return list.toSpliced(at === -1 ? list.length : at, 0, risen)
    },
    points.filter((each) => !hasRisen(each)),
  )
}

/** As many points as a meeting gets through. */
const ENOUGH = 12
const NEVER_LEFT: readonly AgendaReason['why'][] = ['pressing', 'new-concern', 'undone']

/** What of a proposed agenda a meeting begins with: what presses, is new or was left undone, and else as much as it gets through. */
export function toBeginWith<Each extends Pick<Proposed, 'reasons'>>(
  proposed: readonly Each[],
): readonly Each[] {
  return proposed.filter(
    ({ reasons }, at) => at < ENOUGH || reasons.some(({ why }) => NEVER_LEFT.includes(why)),
  )
}
