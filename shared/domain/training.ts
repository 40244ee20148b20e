import { z } from 'zod'

import { addDays, addMonths } from './days.ts'
import { Day, Id, Line, message, OptionalLine, Version } from './fields.ts'
import { TimeOfDay } from './follow-up.ts'
import { ColleagueRef, ItemId } from './protocol.ts'
import { Role } from './session.ts'

/** A group of the staff that must have a training. */
export const TrainedRole = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  /** Whoever has an account of this kind. */
  z.object({ kind: z.literal('account'), role: Role }),
  /** Whoever holds a role of the protocol, or stands in. */
  z.object({ kind: z.literal('protocol'), roleId: ItemId }),
  /** Whoever does this at the school, in the words of the staff list. */
  z.object({ kind: z.literal('position'), position: Line }),
])
export type TrainedRole = z.infer<typeof TrainedRole>

/** Names a role among others. */
export function keyOfRole(role: TrainedRole): string {
  switch (role.kind) {
    case 'everyone':
      return 'everyone'
    case 'account':
      return `account:${role.role}`
    case 'protocol':
      return `protocol:${role.roleId}`
    case 'position':
      return `position:${role.position}`
  }
}

const MOST_ROLES = 60

/** A training as the office describes it. */
export const TrainingDraft = z.object({
  name: Line,
  /** How many months a completion holds; `null` where it holds for good. */
  months: z
    .int(message('trainings:errors.months'))
    .min(1, message('trainings:errors.months'))
    .max(120, message('trainings:errors.months'))
    .nullable(),
  requiredFor: z.array(TrainedRole).max(MOST_ROLES),
})
export type TrainingDraft = z.infer<typeof TrainingDraft>

export const Training = TrainingDraft.extend({ id: Id, version: Version })
export type Training = z.infer<typeof Training>

/** One time a training is given. */
export const TrainingSessionDraft = z.object({
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  place: OptionalLine,
  leader: OptionalLine,
  minutes: z
    .int(message('trainings:errors.minutes'))
    .min(1, message('trainings:errors.minutes'))
    .max(1440, message('trainings:errors.minutes'))
    .nullable(),
  /** The partner it is given together with. */
  partnerId: Id.nullable(),
})
export type TrainingSessionDraft = z.infer<typeof TrainingSessionDraft>

export const TrainingSession = TrainingSessionDraft.extend({ id: Id, trainingId: Id, version: Version })
export type TrainingSession = z.infer<typeof TrainingSession>

/** The last day on which a completion holds; `null` where it holds for good. A day that does not exist is the last of its month. */
export function lastDayOf(doneOn: string, months: number | null): string | null {
  return months === null ? null : addMonths(doneOn, months)
}

/** That somebody had a training. */
export interface Completion {
  readonly trainingId: string
  /** The account of whoever it was, or their line among the staff where they have none. */
  readonly person: string
  readonly doneOn: string
}

/** How somebody stands with a training; `until` is `null` where it holds for good. */
export type Standing =
  | { readonly state: 'holds'; readonly until: string | null }
  | { readonly state: 'expired'; readonly since: string }
  | { readonly state: 'never' }

/** How somebody stands with one training today: by the completion that holds longest. */
export function standingOf(
  { id, months }: Pick<Training, 'id' | 'months'>,
  {
    person,
    completions,
    today,
  }: {
    readonly person: string
    readonly completions: readonly Completion[]
    readonly today: string
  },
): Standing {
  const ends = completions
    .filter((each) => each.trainingId === id && each.person === person && each.doneOn <= today)
    .map(({ doneOn }) => lastDayOf(doneOn, months))
  if (ends.length === 0) return { state: 'never' }
  if (ends.includes(null)) return { state: 'holds', until: null }
  const last =
    ends
      .filter((end) => end !== null)
      .toSorted()
      .at(-1) ?? ''
  return last >= today ? { state: 'holds', until: last } : { state: 'expired', since: last }
}

/** Somebody who works here today, and the roles they have. */
export interface TrainedPerson {
  readonly person: string
  readonly roles: ReadonlySet<string>
}

/** How many of a role have all that it must have. */
export interface RoleCoverage {
  readonly key: string
  readonly trained: number
  /** Nobody may be in a role: then there is no share of it, which is not the same as 0. */
  readonly of: number
  readonly missing: readonly { readonly person: string; readonly trainings: readonly string[] }[]
}

/** Active staff in a role with every required training unexpired ÷ active staff in the role, for each role that must have one. */
export function coverageByRole(
  trainings: readonly Training[],
  {
    people,
    completions,
    today,
  }: {
    readonly people: readonly TrainedPerson[]
    readonly completions: readonly Completion[]
    readonly today: string
  },
): readonly RoleCoverage[] {
  const keys = [...new Set(trainings.flatMap(({ requiredFor }) => requiredFor.map(keyOfRole)))]
  return keys.map((key) => {
    const required = trainings.filter(({ requiredFor }) =>
      requiredFor.some((role) => keyOfRole(role) === key),
    )
    const members = people.filter(({ roles }) => roles.has(key))
    const missing = members.flatMap(({ person }) => {
      const lacks = required.filter(
        (training) => standingOf(training, { person, completions, today }).state !== 'holds',
      )
      return lacks.length > 0 ? [{ person, trainings: lacks.map(({ id }) => id) }] : []
    })
    return { key, trained: members.length - missing.length, of: members.length, missing }
  })
}

/** Days before the end of a completion from which on it is told. */
export const SOON_DAYS = 60

/** Whose completions of which training end soon, the first to end first; only of those who must have it. */
export function endingSoon(
  trainings: readonly Training[],
  {
    people,
    completions,
    today,
  }: {
    readonly people: readonly TrainedPerson[]
    readonly completions: readonly Completion[]
    readonly today: string
  },
): readonly { readonly person: string; readonly trainingId: string; readonly until: string }[] {
  return trainings
    .flatMap((training) => {
      const keys = training.requiredFor.map(keyOfRole)
      return people
        .filter(({ roles }) => keys.some((key) => roles.has(key)))
        .flatMap(({ person }) => {
          const standing = standingOf(training, { person, completions, today })
          const until = standing.state === 'holds' ? standing.until : null
          return until !== null && until <= addDays(today, SOON_DAYS)
            ? [{ person, trainingId: training.id, until }]
            : []
        })
    })
    .toSorted((one, other) => one.until.localeCompare(other.until))
}

/** Somebody of the staff, as a screen names them. */
export const TrainingPerson = z.object({ colleague: ColleagueRef, name: z.string(), position: z.string() })
export type TrainingPerson = z.infer<typeof TrainingPerson>
