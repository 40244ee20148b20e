import { ownExperience, type SentReferral } from '../matching/own-experience.ts'
import { OPEN_STATES, type Referral } from '../referral.ts'
import { Actor, isOpen, whoActs } from '../referral-road.ts'
import { type Heard, HEARD_QUESTIONS } from '../slip-answer.ts'
import { describe, wilsonInterval } from '../statistics.ts'
import { tReach } from '../statistics/distributions.ts'
import {
  ANSWER_POINTS,
  type Coverage,
  DUE_KINDS,
  LEAST_ANSWERS,
  LEAST_STAFF,
  type Load,
  type OfficeToday,
  type Overdue,
  type ProviderWait,
  type Satisfaction,
} from './office-figures.ts'

/** An open referral as the office's own figures see it. */
export type OpenReferral = Pick<Referral, 'id' | 'studentId' | 'caseId' | 'state' | 'pathway' | 'nextTask'>

/** How it stands today, of open cases and the open referrals in them. */
export function officeToday(caseIds: readonly string[], referrals: readonly OpenReferral[]): OfficeToday {
  const open = referrals.filter(({ state }) => isOpen(state))
  const referred = new Set(open.map(({ caseId }) => caseId))
  return {
    cases: caseIds.length,
    casesWithout: caseIds.filter((id) => !referred.has(id)).length,
    byState: OPEN_STATES.map((state) => ({
      state,
      count: open.filter((referral) => referral.state === state).length,
    })),
    byActor: Actor.options
      .filter((actor) => actor !== 'nobody')
      .map((actor) => ({ actor, count: open.filter((referral) => whoActs(referral) === actor).length })),
  }
}

/** What is planned of one kind for one person: how much, and how much of it is due today or past its day. */
export interface PlannedWork extends Omit<Load, 'cases'> {
  readonly ownerId: string
  readonly kind: (typeof DUE_KINDS)[number]
}

const sumOf = (work: readonly PlannedWork[], part: 'planned' | 'dueToday' | 'overdue'): number =>
  work.reduce((sum, each) => sum + each[part], 0)

/** What lies with somebody, or with all whose work is given. */
export function loadOf(cases: number, work: readonly PlannedWork[]): Load {
  return {
    cases,
    planned: sumOf(work, 'planned'),
    dueToday: sumOf(work, 'dueToday'),
    overdue: sumOf(work, 'overdue'),
  }
}

/** Planned and past its day ÷ planned, by what it is of. */
export function overdueOf(work: readonly PlannedWork[]): Overdue {
  return DUE_KINDS.map((kind) => {
    const same = work.filter((each) => each.kind === kind)
    return { kind, count: sumOf(same, 'overdue'), of: sumOf(same, 'planned') }
  })
}

/** The same without roles of so few that somebody might be known; whoever may see People sees all. */
export function toldCoverage(coverage: Coverage, seesPeople: boolean): Coverage {
  return coverage.map((line) =>
    seesPeople || line.of === 0 || (line.of ?? 0) >= LEAST_STAFF
      ? line
      : { ...line, trained: null, of: null },
  )
}

/** A referral somebody saw a student for, with the provider it was sent to. */
export interface SeenByProvider extends Omit<SentReferral, 'isClosed'> {
  readonly id: string
  readonly studentId: string
  readonly organizationId: string
  readonly name: string
}

/** The median days from sending to the first kept appointment with each provider, by name. */
export function providerWaits(seen: readonly SeenByProvider[]): readonly ProviderWait[] {
  return [...Map.groupBy(seen, ({ organizationId }) => organizationId)]
    .flatMap(([organizationId, same]) => {
      const { observedWait } = ownExperience(same.map((each) => ({ ...each, isClosed: false })))
      const [first] = same
      if (!observedWait || !first) return []
      const { medianDays, referrals } = observedWait
      return [{ organizationId, name: first.name, seen: referrals, medianDays }]
    })
    .toSorted((one, other) => one.name.localeCompare(other.name))
}

/**
 * How families and students answered each question: the mean with its t interval and the share of the best answer with
 * Wilson's. A question left open counts nowhere, and of few answers there is no figure.
 */
export function satisfactionOf(heard: readonly Heard[]): readonly Satisfaction[] {
  return HEARD_QUESTIONS.map((question) => {
    const points = heard.flatMap((answers) => {
      const answer = answers[question]
      return answer === null ? [] : [ANSWER_POINTS[answer]]
    })
    const answers = points.length
    if (answers < LEAST_ANSWERS) return { question, answers, figures: null }
    const { mean, standardDeviation } = describe(points)
    const reach = standardDeviation && (tReach(0.95, answers - 1) * standardDeviation) / Math.sqrt(answers)
    const count = points.filter((each) => each === ANSWER_POINTS.yes).length
    return {
      question,
      answers,
      figures: {
        best: { count, of: answers, ...wilsonInterval(count, answers) },
        mean,
        low: reach ? mean - reach : null,
        high: reach ? mean + reach : null,
      },
    }
  })
}
