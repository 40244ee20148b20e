import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { addDays } from '#shared/domain/days.ts'
import {
  type AskedBy,
  type NeedReferral,
  type Offered,
  type UnmetNeed,
  unmetNeedOf,
} from '#shared/domain/evaluation/unmet-need.ts'
import type { Candidate } from '#shared/domain/matching/candidate.ts'
import { judge } from '#shared/domain/matching/judge.ts'
import { type MatchNeeds, NO_NEEDS, USUAL_RULES } from '#shared/domain/matching/needs.ts'
import { PAYERS_OF } from '#shared/domain/matching/student-needs.ts'
import { KindOfHelp } from '#shared/domain/kind-of-help.ts'
import { InsuranceClass } from '#shared/domain/student.ts'

import type { Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { requirePeriod } from '../evaluation/reach.ts'
import { followedReferrals } from '../evaluation/followed-referrals.ts'
import { everyProvider } from '../matching/candidates.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { listNeedFacts } from './need-facts.sql.ts'
import { unmetNeedPaper } from './unmet-need-paper.ts'

/** What a group of families asks of a provider. */
const NEED: Readonly<
  Record<AskedBy, (group: string) => readonly ['help' | 'language' | 'payer', MatchNeeds]>
> = {
  help: (group) => ['help', { ...NO_NEEDS, help: KindOfHelp.parse(group) }],
  language: (group) => ['language', { ...NO_NEEDS, language: group }],
  payer: (group) => ['payer', { ...NO_NEEDS, payers: [...PAYERS_OF[InsuranceClass.parse(group)]] }],
}

/** Nothing the office learned of a provider, and no place it is far from, says what it offers. */
const NOTHING_LEARNED = { observedWait: null, history: null, miles: null } as const

/** What the directory offers today, by the rules a search for a student goes by. */
function directoryOf(db: ReadableDb, today: string) {
  const candidates: readonly Candidate[] = everyProvider(db, today)
    .map(({ candidate }) => ({ ...candidate, ...NOTHING_LEARNED }))
    .filter(({ status, isOrganizationActive }) => status === 'active' && isOrganizationActive)
  const offered = (by: AskedBy, group: string): Offered => {
    const [need, needs] = NEED[by](group)
    const verdicts = candidates.map((each) => judge(need, each, needs, { ...USUAL_RULES, today })?.verdict)
    return {
      offers: verdicts.filter((verdict) => verdict === 'fits').length,
      unknown: verdicts.filter((verdict) => verdict === 'unknown').length,
    }
  }
  return { services: candidates.length, offered }
}

/** The referrals of the school with why they ended and how their families are insured. */
function needReferrals(db: ReadableDb, period: { from: string; to: string }): readonly NeedReferral[] {
  // An instant may fall on the day before at the school.
  const since = addDays(period.from, -1)
  const facts = new Map(listNeedFacts(db, { since }).map((each) => [each.id, each]))
  return followedReferrals(db, period).flatMap((referral) => {
    const more = facts.get(referral.id)
    return more ? [{ ...referral, ...more }] : []
  })
}

/** The need that is not met of what began in a time. `invalid` where the time ends before it begins. */
function needOf(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  { from, to }: InputOf<Contract['unmetNeed']['get']>,
): UnmetNeed {
  requirePeriod({ from, to })
  return unmetNeedOf(needReferrals(db, { from, to }), { from, to, today }, directoryOf(db, today))
}

const onePage = onPaper(
  (context, { printedIn: language, ...asked }: InputOf<Contract['unmetNeed']['preview']>) => ({
    paper: unmetNeedPaper({
      ...{ need: needOf(context, asked), today: context.today },
      ...{ school: theSchool(context.db), language },
    }),
    file: 'footbridge-unmet-need.pdf',
  }),
)

/** What families asked for and did not get, for whoever may give money for it. */
export const unmetNeed: Handlers<Contract['unmetNeed']> = {
  get: needOf,
  preview: onePage.preview,
  print: onePage.print,
}
