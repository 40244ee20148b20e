import type { Cohort } from '#shared/api/evaluation.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Timeliness } from '#shared/api/timeliness.ts'
import { answerTime, isAnsweredBeforeSent } from '#shared/domain/evaluation/answer-time.ts'
import { consentTime, isSignedBeforeAsked } from '#shared/domain/evaluation/consent-time.ts'
import { contactTime } from '#shared/domain/evaluation/contact-time.ts'
import type { TimeDoubt } from '#shared/domain/evaluation/time-figures.ts'
import { isDecidedBeforeReceived, triageTime } from '#shared/domain/evaluation/triage-time.ts'
import { visitRates } from '#shared/domain/evaluation/visit-rates.ts'

import type { Handlers } from '../context.ts'
import { tellingTo } from './few.ts'
import { followedReferrals } from './followed-referrals.ts'
import { choicesOf, requirePeriod } from './reach.ts'
import { findCollected } from './time.sql.ts'
import { timeBehind } from './time-behind.ts'
import {
  reachedFor,
  type TimeContext,
  type Timed,
  timedConcerns,
  timedFollowed,
  timedPapers,
  timedSent,
} from './timed-records.ts'
import { toldProviders, toldUrgencies } from './told-groups.ts'

/** Whether help begins in time, over all records of the school, whoever may read each. */
function timelinessOf(context: TimeContext, cohort: Cohort): Timeliness {
  requirePeriod(cohort)
  const { db, today } = context
  const concerns = timedConcerns(context, cohort)
  const papers = timedPapers(context, cohort)
  const followed = timedFollowed(context, cohort)
  const sent = timedSent(context, cohort)
  const told = <Item, Figure>(
    { items, isTooFew }: Timed<Item>,
    figure: (items: readonly Item[]) => Figure,
  ): Figure | null => (isTooFew(items) ? null : figure(items))
  const doubt = <Item>(doubt: TimeDoubt, timed: Timed<Item>, is: (item: Item) => boolean) => ({
    ...{ doubt, count: told(timed, (items) => items.filter(is).length) ?? 0 },
  })
  return {
    triage: told(concerns, (items) => triageTime(items, context, toldUrgencies(concerns))),
    contact: told(followed, (items) => contactTime(items, reachedFor(context, cohort), today)),
    consent: told(papers, (items) => consentTime(items, context)),
    answers: told(sent, (items) => answerTime(items, today, toldProviders(sent))),
    visits: told(followed, visitRates),
    began: followed.items.length,
    collected: findCollected(db, {}) ?? { contacts: false, papers: false },
    doubts: [
      doubt('decided-before-received', concerns, isDecidedBeforeReceived),
      doubt('signed-before-asked', papers, isSignedBeforeAsked),
      doubt('answered-before-sent', sent, isAnsweredBeforeSent),
    ].filter(({ count }) => count > 0),
    choices: choicesOf(followedReferrals(db, cohort), tellingTo(context, cohort)),
  }
}

/** Whether help begins in time, and the records behind it. */
export const timeliness: Handlers<Contract['timeliness']> = { get: timelinessOf, behind: timeBehind }
