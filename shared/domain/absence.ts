import { z } from 'zod'

import { addDays } from './days.ts'
import { Day, Id, OptionalLine, Version } from './fields.ts'
import { isSchoolDay, type SchoolCalendar } from './school-calendar.ts'
import type { Role } from './session.ts'

/** Days on which a colleague is not here, and who does what is theirs meanwhile. */
export const AbsenceDraft = z
  .object({
    accountId: Id,
    startsOn: Day,
    endsOn: Day,
    /** `null` where it is whoever always stands in for them. */
    coverId: Id.nullable(),
    /** Never the reason: only what the others must know. */
    note: OptionalLine,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'calendar:errors.endsBeforeStart',
  })
  .refine(({ accountId, coverId }) => accountId !== coverId, {
    path: ['coverId'],
    message: 'absences:errors.coversThemselves',
  })
export type AbsenceDraft = z.infer<typeof AbsenceDraft>

export const Absence = z.object({
  id: Id,
  accountId: Id,
  startsOn: Day,
  endsOn: Day,
  coverId: Id.nullable(),
  note: z.string(),
  version: Version,
})
export type Absence = z.infer<typeof Absence>

/** Who is here on a day, and who stands in for those who are not. */
export interface Presence {
  readonly absences: readonly Pick<Absence, 'accountId' | 'startsOn' | 'endsOn' | 'coverId'>[]
  /** Who always stands in for whom, by account. */
  readonly standIns: Readonly<Record<string, string>>
  /** Whether somebody still works here, and does what stands on a list. */
  readonly worksHere: (accountId: string) => boolean
}

/** Whether an absence of somebody's is written down for a day. */
export function isAbsentOn(accountId: string, day: string, absences: Presence['absences']): boolean {
  return absences.some(
    (absence) => absence.accountId === accountId && absence.startsOn <= day && day <= absence.endsOn,
  )
}

/** Whether somebody does nothing here on a day: they are away, or have no list. */
export function isAwayOn(accountId: string, day: string, { absences, worksHere }: Presence): boolean {
  return !worksHere(accountId) || isAbsentOn(accountId, day, absences)
}

function coverOf(accountId: string, day: string, { absences, standIns }: Presence): string | null {
  const now = absences.find(
    (absence) =>
      absence.accountId === accountId &&
      absence.coverId !== null &&
      absence.startsOn <= day &&
      day <= absence.endsOn,
  )
  return now?.coverId ?? standIns[accountId] ?? null
}

/**
 * Who does on a day what is somebody's: they themselves, or whoever covers for them and is here, through as many as it
 * takes; `null` where nobody is left, and it is the owner's to see to.
 */
export function whoActsFor(accountId: string, day: string, presence: Presence): string | null {
  const asked = new Set<string>()
  for (
    let who: string | null = accountId;
    who !== null && !asked.has(who);
    who = coverOf(who, day, presence)
  ) {
    if (!isAwayOn(who, day, presence)) return who
    asked.add(who)
  }
  return null
}

/** Who hears of what somebody did not do: whoever covers for them, as if they were away themselves. */
export function backupOf(accountId: string, day: string, presence: Presence): string | null {
  const cover = coverOf(accountId, day, presence)
  if (cover === null) return null
  const acts = whoActsFor(cover, day, presence)
  return acts === accountId ? null : acts
}

/** Through how many days at most it is looked who covers. */
const LONGEST_LOOK = 400

/** Who does what is somebody's through days on which they are away, and the days of school on which nobody does. */
export interface Coverage {
  /** In the order in which they begin. */
  readonly by: readonly string[]
  readonly coveredOn: readonly string[]
  readonly uncoveredOn: readonly string[]
}

/** Who covers through an absence, from a day on; a day without school needs nobody, unless there is no other. */
export function coverageOf(
  { accountId, startsOn, endsOn }: Pick<Absence, 'accountId' | 'startsOn' | 'endsOn'>,
  from: string,
  presence: Presence,
  calendar: SchoolCalendar,
): Coverage {
  const days: string[] = []
  for (
    let day = startsOn < from ? from : startsOn;
    day <= endsOn && days.length < LONGEST_LOOK;
    day = addDays(day, 1)
  )
    days.push(day)
  const ofSchool = days.filter((day) => isSchoolDay(day, calendar))
  const acting = (ofSchool.length > 0 ? ofSchool : days).map((on) => ({
    on,
    who: whoActsFor(accountId, on, presence),
  }))
  return {
    by: [...new Set(acting.flatMap(({ who }) => who ?? []))],
    coveredOn: acting.filter(({ who }) => who !== null).map(({ on }) => on),
    uncoveredOn: acting.filter(({ who }) => who === null).map(({ on }) => on),
  }
}

/** Those who see to what nobody else does: owners, whoever covers for them, and where all are away every caseworker who is here. */
export function lastInLine(
  everybody: readonly { readonly id: string; readonly roles: readonly Role[] }[],
  {
    day,
    presence,
    casework,
  }: { readonly day: string; readonly presence: Presence; readonly casework: readonly Role[] },
): readonly string[] {
  const having = (wanted: readonly Role[]) =>
    everybody.filter(({ roles }) => wanted.some((role) => roles.includes(role))).map(({ id }) => id)
  const inOwnersPlace = having(['owner']).flatMap((id) => whoActsFor(id, day, presence) ?? [])
  return inOwnersPlace.length > 0
    ? [...new Set(inOwnersPlace)]
    : having(casework).filter((id) => !isAwayOn(id, day, presence))
}
