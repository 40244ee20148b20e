import type { Contract } from '#shared/api/contract.ts'
import type { Cohort } from '#shared/api/evaluation.ts'
import type { Equity } from '#shared/api/equity.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { neverCameBack } from '#shared/domain/evaluation/asked-paper.ts'
import { type InGroups, measuredGroups } from '#shared/domain/evaluation/equity.ts'
import {
  EQUITY_MEASURES,
  type EquityMeasure,
  type GroupedBy,
} from '#shared/domain/evaluation/equity-figures.ts'
import {
  barred,
  groupsOf,
  linkedInTime,
  type Measured,
  papersLost,
  seenInTime,
} from '#shared/domain/evaluation/equity-measures.ts'
import { type Followed, followedIn } from '#shared/domain/evaluation/followed.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { equityThreshold } from '../school/school.ts'
import { listKeptPaperIds, listNamedPapers, listPapersAsked } from './asked-papers.sql.ts'
import { areFew, keptReferrals, requireMany, tellingTo } from './few.ts'
import { listNamed } from './followed-referrals.sql.ts'
import { followedReferrals, ofCohort } from './followed-referrals.ts'
import { choicesOf, requirePeriod } from './reach.ts'
import { listTraits } from './traits.sql.ts'

type Asked = Cohort & { readonly by: GroupedBy }
type Context = Pick<QueryContext, 'db' | 'session' | 'today' | 'calendar'>

function followedOf({ db, session }: Context, { from, to, unit, ...filter }: Cohort): readonly Followed[] {
  requirePeriod({ from, to })
  const asked = ofCohort(followedReferrals(db, { from, to }), filter)
  const followed = followedIn(asked, unit, { from, to })
  requireMany(tellingTo({ db, session }, { from, to }), followed)
  return followed
}

/** All that a measure is of, in whatever group. */
function thingsOf(
  { db, today, calendar }: Context,
  measure: EquityMeasure,
  { followed, asked: { from, to, unit, ...filter } }: { followed: readonly Followed[]; asked: Cohort },
): readonly Measured[] {
  switch (measure) {
    case 'linked':
      return linkedInTime(followed, today)
    case 'seen':
      return seenInTime(followed, today)
    case 'barred':
      return barred(followed, today)
    case 'lost':
      return papersLost(
        ofCohort(listPapersAsked(db, { from, to }), filter),
        (paper) => neverCameBack(paper, { today, calendar }),
        unit,
      )
  }
}

/** Puts each of them into its groups, as the records of the students have them today. */
function inGroups(context: Context, things: readonly Measured[], by: GroupedBy): readonly InGroups[] {
  const ids = [...new Set(things.map(({ studentId }) => studentId))]
  const traits = new Map(listTraits(context.db, { ids: JSON.stringify(ids) }).map((each) => [each.id, each]))
  return things.map((thing) => ({ ...thing, groups: groupsOf(traits.get(thing.studentId), by) }))
}

/** The records behind a measure that are kept from the asker. */
function keptOf({ db, session }: Context, measure: EquityMeasure, { from, to }: Cohort): ReadonlySet<string> {
  if (measure !== 'lost') return keptReferrals({ db, session }, { from, to })
  return new Set(listKeptPaperIds(db, { ...readerOf(session), from, to }))
}

function measuredIn(context: Context, measure: EquityMeasure, asked: Asked, followed: readonly Followed[]) {
  const things = inGroups(context, thingsOf(context, measure, { followed, asked }), asked.by)
  const kept = keptOf(context, measure, asked)
  const mayTell = (some: readonly InGroups[]): boolean => !areFew(some, kept)
  const threshold = equityThreshold(context.db)
  return { things, told: measuredGroups(measure, things, { mayTell, threshold: threshold?.ratio ?? null }) }
}

/**
 * Whether it is the same for everybody: each measure in each group, and beside all other groups. Every record counts,
 * whoever may read it; of groups so few that somebody kept from the asker might be known nothing is told.
 */
export function equityOf(context: Context, asked: InputOf<Contract['equity']['get']>): Equity {
  const followed = followedOf(context, asked)
  const referrals = followed.flatMap((each) => each.referrals)
  const { db, session } = context
  const { from, to } = asked
  return {
    began: followed.length,
    referrals: referrals.length,
    students: new Set(referrals.map(({ studentId }) => studentId)).size,
    measures: EQUITY_MEASURES.map((measure) => measuredIn(context, measure, asked, followed).told),
    threshold: equityThreshold(db),
    choices: choicesOf(followedReferrals(db, { from, to }), tellingTo({ db, session }, { from, to })),
  }
}

/** The records behind one group of a measure, for whoever may read each; the others are only counted. */
export function equityBehind(
  context: Context,
  { measure, group, happened, ...asked }: InputOf<Contract['equity']['behind']>,
): OutputOf<Contract['equity']['behind']> {
  const { things, told } = measuredIn(context, measure, asked, followedOf(context, asked))
  const isTold = told.groups.some((each) => each.group === group)
  const ids = isTold
    ? things
        .filter((thing) => thing.groups.includes(group) && thing.happened === happened)
        .flatMap((thing) => thing.ids)
    : []
  const asker = { ...readerOf(context.session), ids: JSON.stringify(ids) }
  if (measure === 'lost') {
    const papers = listNamedPapers(context.db, asker)
    return { rows: [], papers, kept: ids.length - papers.length }
  }
  const begun = new Map(
    followedReferrals(context.db, asked).map(({ id, initiatedOn }) => [id, initiatedOn] as const),
  )
  const rows = listNamed(context.db, asker).map((row) => ({
    ...row,
    initiatedOn: begun.get(row.id) ?? asked.from,
  }))
  return {
    rows: rows.toSorted((one, other) => other.initiatedOn.localeCompare(one.initiatedOn)),
    papers: [],
    kept: ids.length - rows.length,
  }
}
