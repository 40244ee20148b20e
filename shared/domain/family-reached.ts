import { z } from 'zod'

import { type CrisisEntry, type CrisisRecord, standingEntries } from './crisis.ts'
import { Instant } from './fields.ts'
import type { ContactAttempt } from './follow-up.ts'

/** Whether an entry of a crisis says that a parent or guardian was reached. */
export const saysReached = ({ said }: Pick<CrisisEntry, 'said'>): boolean =>
  said.kind === 'attempt' && said.result === 'reached'

/** What stands in a crisis about the first parent or guardian who was reached. */
export function parentReached(entries: readonly CrisisEntry[]): CrisisEntry | null {
  const reached = standingEntries(entries).filter(saysReached)
  return reached.toSorted((one, other) => one.at.localeCompare(other.at))[0] ?? null
}

/** When somebody of the family was first reached in a case, by a call of the office or in a crisis; `null` while nobody was. */
export function familyFirstReached({
  attempts,
  crises,
}: {
  readonly attempts: readonly Pick<ContactAttempt, 'withWhom' | 'reached' | 'at'>[]
  readonly crises: readonly Pick<CrisisRecord, 'entries'>[]
}): string | null {
  const called = attempts.filter(({ withWhom, reached }) => withWhom === 'family' && reached)
  const told = crises.flatMap(({ entries }) => parentReached(entries) ?? [])
  return [...called, ...told].map(({ at }) => at).toSorted()[0] ?? null
}

/** A crisis went on without a parent being told, and why: the danger may be at home. */
export const NotTold = z.object({ at: Instant, why: z.string() })
export type NotTold = z.infer<typeof NotTold>

/** When in the crises of a case a parent was left out, as long as nobody of the family was reached since. */
export function familyNotTold({
  attempts,
  crises,
}: {
  readonly attempts: readonly Pick<ContactAttempt, 'withWhom' | 'reached' | 'at'>[]
  readonly crises: readonly Pick<CrisisRecord, 'entries' | 'path'>[]
}): NotTold[] {
  const called = attempts.filter(({ withWhom, reached }) => withWhom === 'family' && reached)
  const told = crises.flatMap(({ entries }) => standingEntries(entries).filter(saysReached))
  const lastReached =
    [...called, ...told]
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? ''
  return crises.flatMap(({ entries, path }) => {
    const steps = path.steps.filter(({ kind }) => kind === 'parent-notification').map(({ id }) => id)
    return standingEntries(entries).flatMap(({ stepId, at, said }) =>
      said.kind === 'left-out' && steps.includes(stepId) && at > lastReached ? [{ at, why: said.why }] : [],
    )
  })
}
