import { ruleError } from '#shared/app-error.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import type { Followed, FollowedReferral, Period } from '#shared/domain/evaluation/followed.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { readSince } from './followed-referrals.ts'
import { listKeptIds } from './followed-referrals.sql.ts'

/** Whom figures may be told of to this person. */
export interface Telling {
  /** Whether somebody in it is kept from them, and so few are in it that it might be known who. */
  isTooFew(referrals: readonly FollowedReferral[]): boolean
}

/** Something a figure is made of: the records behind it, and whose they are. */
interface Behind {
  readonly ids: readonly string[]
  readonly studentId: string
}

/** Whether so few students are in it, one of whom is kept from the asker, that it might be known who. */
export function areFew(things: readonly Behind[], kept: ReadonlySet<string>): boolean {
  return (
    new Set(things.map(({ studentId }) => studentId)).size < LEAST_COMPARED &&
    things.some(({ ids }) => ids.some((id) => kept.has(id)))
  )
}

/** What may be told to whoever asks: of records all of which they may open, everything; else nothing of a few students. */
export function tellingTo({ db, session }: Pick<QueryContext, 'db' | 'session'>, period: Period): Telling {
  const kept = keptReferrals({ db, session }, period)
  return {
    isTooFew: (referrals) =>
      areFew(
        referrals.map(({ id, studentId }) => ({ ids: [id], studentId })),
        kept,
      ),
  }
}

/** The referrals of a period whose cases the asker may not read. */
export function keptReferrals(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  period: Period,
): ReadonlySet<string> {
  return new Set(listKeptIds(db, { ...readerOf(session), overSince: readSince(period) }))
}

/** Refuses figures by which a student might be known to somebody they are kept from. */
export function requireMany(telling: Telling, followed: readonly Followed[]): void {
  if (telling.isTooFew(followed.flatMap(({ referrals }) => referrals)))
    throw ruleError('evaluation:tooFew', { least: LEAST_COMPARED })
}
