import { assertNever } from '#shared/assert-never.ts'
import type { Behind } from '#shared/api/evaluation.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { doubtsOf, type IsRight } from '#shared/domain/evaluation/doubts.ts'
import { type Followed, followedIn, STAGES } from '#shared/domain/evaluation/followed.ts'
import { isLinkedWithin, isOldEnough } from '#shared/domain/evaluation/reach.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { isRightIn } from '../quality/looking.ts'
import { requireMany, tellingTo } from './few.ts'
import { listNamed } from './followed-referrals.sql.ts'
import { followedReferrals, ofCohort } from './followed-referrals.ts'
import { requirePeriod } from './reach.ts'

const idsOf = (followed: readonly Followed[]): string[] =>
  followed.flatMap(({ referrals }) => referrals.map(({ id }) => id))

/** The referrals of a cohort that a part of its figures is of. */
function idsBehind(
  followed: readonly Followed[],
  which: Behind,
  { today, isRight }: { readonly today: string; readonly isRight: IsRight },
): readonly string[] {
  const referrals = followed.flatMap((each) => each.referrals)
  const unseen = referrals.filter(({ linkedOn, endedBy }) => linkedOn === null && endedBy !== null)
  switch (which.part) {
    case 'stopped': {
      const before = STAGES[STAGES.indexOf(which.stage) - 1]
      return idsOf(followed.filter(({ furthest }) => furthest === before))
    }
    case 'linked':
      return idsOf(
        followed.filter(
          (each) => isOldEnough(each, which.days, today) && isLinkedWithin(each, which.days) === which.linked,
        ),
      )
    case 'waiting':
      return idsOf(followed.filter(({ standing }) => standing === 'open'))
    case 'ending':
      return unseen
        .filter(({ state, endedBy }) => state === which.state && endedBy === which.endedBy)
        .map(({ id }) => id)
    case 'barrier':
      return unseen.filter(({ barriers }) => barriers.includes(which.barrier)).map(({ id }) => id)
    case 'doubt':
      return doubtsOf(referrals, isRight).find(({ doubt }) => doubt === which.doubt)?.referralIds ?? []
    default:
      return assertNever(which)
  }
}

/** The records behind a figure, for whoever may read each; the others are only counted. */
export function behind(
  { db, today, session }: Pick<QueryContext, 'db' | 'today' | 'session'>,
  { from, to, unit, which, ...filter }: InputOf<Contract['evaluation']['behind']>,
): OutputOf<Contract['evaluation']['behind']> {
  requirePeriod({ from, to })
  const asked = ofCohort(followedReferrals(db, { from, to }), filter)
  const followed = followedIn(asked, unit, { from, to })
  requireMany(tellingTo({ db, session }, { from, to }), followed)
  const ids = idsBehind(followed, which, { today, isRight: isRightIn(db) })
  const begun = new Map(asked.map(({ id, initiatedOn }) => [id, initiatedOn]))
  const rows = listNamed(db, { ...readerOf(session), ids: JSON.stringify(ids) })
    .map((row) => ({ ...row, initiatedOn: begun.get(row.id) ?? from }))
    .toSorted((one, other) => other.initiatedOn.localeCompare(one.initiatedOn))
  return { rows, kept: ids.length - rows.length }
}
