import { type CrisisEntry, type CrisisRecord, standingEntries } from './crisis.ts'
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
