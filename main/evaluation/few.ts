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

const studentsOf = (referrals: readonly FollowedReferral[]): number =>
  new Set(referrals.map(({ studentId }) => studentId)).size

/** What may be told to whoever asks: of records all of which they may open, everything; else nothing of a few students. */
export function tellingTo({ db, session }: Pick<QueryContext, 'db' | 'session'>, period: Period): Telling {
  const kept = new Set(listKeptIds(db, { ...readerOf(session), overSince: readSince(period) }))
  return {
    isTooFew: (referrals) =>
      studentsOf(referrals) < LEAST_COMPARED && referrals.some(({ id }) => kept.has(id)),
  }
}

/** Refuses figures by which a student might be known to somebody they are kept from. */
export function requireMany(telling: Telling, followed: readonly Followed[]): void {
  if (telling.isTooFew(followed.flatMap(({ referrals }) => referrals)))
    throw ruleError('evaluation:tooFew', { least: LEAST_COMPARED })
}
