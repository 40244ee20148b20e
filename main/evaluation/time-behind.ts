import { assertNever } from '#shared/assert-never.ts'
import type { Cohort } from '#shared/api/evaluation.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import type { TimeBehind } from '#shared/api/timeliness.ts'
import { ruleError } from '#shared/app-error.ts'
import {
  type AnsweredReferral,
  isAnsweredBeforeSent,
  isAnsweredWithin,
  isUnanswered,
} from '#shared/domain/evaluation/answer-time.ts'
import { neverCameBack } from '#shared/domain/evaluation/asked-paper.ts'
import {
  isSignedBeforeAsked,
  paperStanding,
  type TimedPaper,
} from '#shared/domain/evaluation/consent-time.ts'
import { contactStanding } from '#shared/domain/evaluation/contact-time.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import type { Followed } from '#shared/domain/evaluation/followed.ts'
import {
  isDecidedBeforeReceived,
  isWithinTarget,
  type TimedConcern,
} from '#shared/domain/evaluation/triage-time.ts'
import { cameTo } from '#shared/domain/evaluation/visit-rates.ts'
import { ANSWER_DAYS } from '#shared/domain/scorecard.ts'

import { readerOf } from '../access/readable.ts'
import { listNamed } from './followed-referrals.sql.ts'
import { requirePeriod } from './reach.ts'
import { listNamedConcerns, listPapersNamed } from './time.sql.ts'
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

type Row = OutputOf<Contract['timeliness']['behind']>['rows'][number]
/** A record before it has a name. */
type Found = Pick<Row, 'id' | 'kind' | 'from' | 'until'>

function requireTold(isTold: boolean): void {
  if (!isTold) throw ruleError('evaluation:tooFew', { least: LEAST_COMPARED })
}

/** All of one kind, refused where a student kept from the asker might be known by them. */
function toldOf<Item>({ items, isTooFew }: Timed<Item>): readonly Item[] {
  requireTold(!isTooFew(items))
  return items
}

const ofConcern = ({ id, receivedOn, decidedOn }: TimedConcern): Found => ({
  ...{ id, kind: 'concern', from: receivedOn, until: decidedOn },
})
const ofPaper = (paper: TimedPaper): Found => ({
  ...{ id: paper.id, kind: 'paper', from: paper.askedOn, until: paperStanding(paper).on },
})
const ofSent = ({ id, sentOn, answeredOn, closedOn }: AnsweredReferral): Found => ({
  ...{ id, kind: 'referral', from: sentOn, until: answeredOn ?? closedOn },
})
const ofFollowed = ({ referrals }: Followed): Found[] =>
  referrals.map(({ id, initiatedOn, closedOn }) => ({
    ...{ id, kind: 'referral', from: initiatedOn, until: closedOn },
  }))

function lateAnswers(
  context: TimeContext,
  sent: Timed<AnsweredReferral>,
  { which, organizationId }: Extract<TimeBehind, { part: 'answer' }>,
): readonly AnsweredReferral[] {
  const { today } = context
  const items = toldOf(sent)
  requireTold(organizationId === null || toldProviders(sent)(organizationId))
  const to = items.filter((each) => organizationId === null || each.organizationId === organizationId)
  return to.filter((each) =>
    which === 'none'
      ? isUnanswered(each, today) === true
      : isAnsweredWithin(each, Math.max(...ANSWER_DAYS), today) === false,
  )
}

function lateDecisions(
  context: TimeContext,
  concerns: Timed<TimedConcern>,
  { which, urgency }: Extract<TimeBehind, { part: 'triage' }>,
): readonly TimedConcern[] {
  const items = toldOf(concerns)
  requireTold(urgency === null || toldUrgencies(concerns)(urgency))
  const of = items.filter((each) => urgency === null || each.urgency === urgency)
  return of.filter((each) =>
    which === 'undecided' ? each.decidedAt === null : isWithinTarget(each, context) === false,
  )
}

function doubtful(
  context: TimeContext,
  cohort: Cohort,
  { doubt }: Extract<TimeBehind, { part: 'doubt' }>,
): Found[] {
  switch (doubt) {
    case 'decided-before-received':
      return toldOf(timedConcerns(context, cohort)).filter(isDecidedBeforeReceived).map(ofConcern)
    case 'signed-before-asked':
      return toldOf(timedPapers(context, cohort)).filter(isSignedBeforeAsked).map(ofPaper)
    case 'answered-before-sent':
      return toldOf(timedSent(context, cohort)).filter(isAnsweredBeforeSent).map(ofSent)
    default:
      return assertNever(doubt)
  }
}

/** The records a part of the figures is of. */
function foundBehind(context: TimeContext, cohort: Cohort, which: TimeBehind): readonly Found[] {
  switch (which.part) {
    case 'triage':
      return lateDecisions(context, timedConcerns(context, cohort), which).map(ofConcern)
    case 'contact': {
      const reachedOn = reachedFor(context, cohort)
      return toldOf(timedFollowed(context, cohort))
        .filter((each) => {
          const standing = contactStanding(each, reachedOn)
          return which.which === 'waiting' ? standing === 'open' : standing === 'ended' || standing === 'left'
        })
        .flatMap(ofFollowed)
    }
    case 'consent':
      return toldOf(timedPapers(context, cohort))
        .filter((paper) =>
          which.which === 'lost'
            ? neverCameBack(paper, context) === true
            : paperStanding(paper).standing === 'open',
        )
        .map(ofPaper)
    case 'answer':
      return lateAnswers(context, timedSent(context, cohort), which).map(ofSent)
    case 'visit':
      return toldOf(timedFollowed(context, cohort))
        .filter((each) =>
          which.which === 'not-scheduled'
            ? cameTo(each, 'sent') && !cameTo(each, 'scheduled')
            : cameTo(each, 'scheduled') && !cameTo(each, 'kept'),
        )
        .flatMap(ofFollowed)
    case 'doubt':
      return doubtful(context, cohort, which)
    default:
      return assertNever(which)
  }
}

/** The same with names, of those the asker may read. */
function named({ db, session }: TimeContext, found: readonly Found[]): Row[] {
  const asked = { ...readerOf(session), ids: JSON.stringify(found.map(({ id }) => id)) }
  const within = new Map(
    [
      ...listNamedConcerns(db, asked).map((row) => ({ ...row, destination: null })),
      ...listPapersNamed(db, asked).map((row) => ({ ...row, destination: null })),
      ...listNamed(db, asked).map(({ id, studentName, destination }) => ({
        ...{ id, studentName, destination, referralId: id, caseId: null },
      })),
    ].map((row) => [row.id, row]),
  )
  return found.flatMap((each) => {
    const name = within.get(each.id)
    return name === undefined ? [] : { ...each, ...name }
  })
}

/** The records behind a figure of time, for whoever may read each; the others are only counted. */
export function timeBehind(
  context: TimeContext,
  { which, ...cohort }: InputOf<Contract['timeliness']['behind']>,
): OutputOf<Contract['timeliness']['behind']> {
  requirePeriod(cohort)
  const found = foundBehind(context, cohort, which)
  const rows = named(context, found)
  return {
    rows: rows.toSorted((one, other) => other.from.localeCompare(one.from)),
    kept: found.length - rows.length,
  }
}
