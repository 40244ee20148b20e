import type { Reach } from '#shared/api/evaluation.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { invalidError } from '#shared/app-error.ts'
import { Reason } from '#shared/domain/concern.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { doubtsOf } from '#shared/domain/evaluation/doubts.ts'
import { LINKED_BY_DAYS } from '#shared/domain/evaluation/figures.ts'
import { type FollowedReferral, followedIn } from '#shared/domain/evaluation/followed.ts'
import {
  endingsOf,
  funnelOf,
  groupOf,
  linkageBy,
  linkageWithin,
  trendMonths,
  trendOf,
  waitingOf,
} from '#shared/domain/evaluation/reach.ts'

import type { QueryContext } from '../context.ts'
import { isRightIn } from '../quality/looking.ts'
import { listOfficeEvents } from './followed-referrals.sql.ts'
import { requireMany, type Telling, tellingTo } from './few.ts'
import { followedReferrals, ofCohort } from './followed-referrals.ts'

const [FIRST_DAYS] = LINKED_BY_DAYS

/** What occurs in the records, to choose from; nothing by which somebody might be known. */
export function choicesOf(all: readonly FollowedReferral[], telling: Telling): Reach['choices'] {
  const occurring = <Value>(of: (referral: FollowedReferral) => Value | null): Value[] =>
    [...Map.groupBy(all, of)].flatMap(([value, same]) =>
      value === null || telling.isTooFew(same) ? [] : [value],
    )
  const reasons = new Set<string>(occurring(({ reason }) => reason))
  return {
    reasons: Reason.options.filter((reason) => reasons.has(reason)),
    homeLanguages: occurring(({ homeLanguage }) => homeLanguage).toSorted(),
    grades: occurring(({ grade }) => grade).toSorted(),
    protocolNumbers: occurring(({ protocolNumber }) => protocolNumber).toSorted((one, other) => one - other),
  }
}

/** Refuses a time that ends before it begins. */
export function requirePeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  if (to < from)
    throw invalidError([{ path: 'to', message: 'evaluation:endsBefore' }], 'evaluation:endsBefore')
}

/**
 * Whether families reach help, over all referrals of the school, whoever may read each: a figure by what the asker sees
 * would be another school's for everybody. `invalid` where the time ends before it begins.
 */
export function reachOf(
  context: Pick<QueryContext, 'db' | 'session' | 'today' | 'timeZone'>,
  { from, to, unit, comparedBy, ...filter }: InputOf<Contract['evaluation']['reach']>,
): Reach {
  const { db, today, timeZone } = context
  requirePeriod({ from, to })
  const telling = tellingTo(context, { from, to })
  const all = followedReferrals(db, { from, to })
  const asked = ofCohort(all, filter)
  const followed = followedIn(asked, unit, { from, to })
  requireMany(telling, followed)
  const referrals = followed.flatMap((each) => each.referrals)
  const within = (isSchool: boolean) =>
    linkageWithin(
      followedIn(
        asked.filter(({ pathway }) => (pathway === 'school-based') === isSchool),
        unit,
        { from, to },
      ),
      FIRST_DAYS,
      today,
    )
  const groups = Map.groupBy(followed, (each) => groupOf(each, comparedBy))
  const told = [...groups.values()]
    .filter((group) => !telling.isTooFew(group.flatMap((each) => each.referrals)))
    .flat()
  const [since = from] = trendMonths(to)
  return {
    began: followed.length,
    referrals: referrals.length,
    students: new Set(referrals.map(({ studentId }) => studentId)).size,
    linkage: LINKED_BY_DAYS.map((days) => linkageWithin(followed, days, today)),
    bySchool: within(true),
    byCommunity: within(false),
    funnel: funnelOf(followed),
    waiting: waitingOf(followed, today),
    trend: trendOf(asked, unit, { days: FIRST_DAYS, to, today }),
    events: listOfficeEvents(db, { from: since, to }).map(({ at, kind, name }) => ({
      ...{ kind, name },
      on: kind === 'protocol' ? schoolDay(at, timeZone) : at,
    })),
    endings: endingsOf(referrals),
    compared: linkageBy(told, comparedBy, { days: FIRST_DAYS, today }),
    untold: followed.length - told.length,
    doubts: doubtsOf(referrals, isRightIn(db)).map(({ doubt, referralIds }) => ({
      ...{ doubt, count: referralIds.length },
    })),
    choices: choicesOf(all, telling),
  }
}
