import type { BackupAttempt } from '#shared/domain/backup.ts'
import { daysOfLeaving } from '#shared/domain/backup-ageing.ts'
import type { Destruction, OlderCopy } from '#shared/domain/retention.ts'

import { namesOfPlaces, placesOfBackups, thePlan } from '../backups/overview.ts'
import type { TaskContext } from '../context.ts'
import { theSchool } from '../school/school.ts'
import type { AnyCopy } from '../vault/backup/every-copy.ts'

type Before = Pick<Destruction, 'entries'>

/** A copy from before has no more of the trail than there was then; one that does not say may be from before. */
const isFromBefore =
  ({ entries }: Before) =>
  ({ auditRows }: AnyCopy): boolean =>
    auditRows === null || auditRows <= entries

/**
 * Deletes copies from before a destruction: in a folder only where a backup was made just now, and on this computer only
 * where one was made anywhere, so that nobody is ever without.
 */
export function removeOlderCopies(
  { db, copies }: TaskContext,
  before: Before,
  attempts: readonly BackupAttempt[],
): void {
  const good = new Set(attempts.flatMap(({ problem, destinationId }) => (problem ? [] : [destinationId])))
  if (good.size === 0) return
  for (const { id, path, active } of placesOfBackups(db)) {
    if (active && !good.has(id)) continue
    for (const { name } of copies.every(path)?.filter(isFromBefore(before)) ?? []) copies.remove(path, name)
  }
  for (const copy of copies.own().filter(isFromBefore(before))) copies.removeOwn(copy)
}

/** Copies from before a destruction, with the day newer backups will have taken their place. */
export function olderCopies({ db, copies, today }: TaskContext, before: Before): OlderCopy[] {
  const plan = thePlan(db)
  const { timeZone } = theSchool(db)
  const nameOf = namesOfPlaces(db)
  const inPlaces = placesOfBackups(db).flatMap(({ path, active }): OlderCopy[] => {
    const place = nameOf(path)
    const every = copies.every(path)
    if (!every) return [{ place, name: null, madeAt: null, leavesOn: null }]
    const ageing = every.flatMap(({ name, madeAt, isTakenAwayLater }) =>
      isTakenAwayLater && madeAt !== null ? [{ name, madeAt }] : [],
    )
    const leaving = active ? daysOfLeaving(ageing, plan, today, timeZone) : new Map<string, string>()
    return every
      .filter(isFromBefore(before))
      .map(({ name, madeAt }) => ({ place, name, madeAt, leavesOn: leaving.get(name) ?? null }))
  })
  const here = copies
    .own()
    .filter(isFromBefore(before))
    .map(({ name, madeAt }): OlderCopy => ({ place: null, name, madeAt, leavesOn: null }))
  return [...inPlaces, ...here]
}

/** When the copies within reach were made that are not from before a destruction, the newest first. */
export function copiesLeft({ db, copies }: TaskContext, before: Before): string[] {
  const isOlder = isFromBefore(before)
  const inPlaces = placesOfBackups(db).flatMap(({ path }) => copies.every(path) ?? [])
  return [...inPlaces, ...copies.own()]
    .flatMap((copy) => (isOlder(copy) || copy.madeAt === null ? [] : [copy.madeAt]))
    .toSorted()
    .toReversed()
}
