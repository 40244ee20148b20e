import type { Contract } from '#shared/api/contract.ts'
import type { OfficeFigures } from '#shared/api/office-figures.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { officeWork, oversight, ownerOnly } from '#shared/api/roles.ts'
import { ruleError } from '#shared/app-error.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import {
  loadOf,
  officeToday,
  overdueOf,
  type PlannedWork,
  providerWaits,
  satisfactionOf,
  toldCoverage,
} from '#shared/domain/evaluation/office.ts'
import { staleUpTo } from '#shared/domain/provider-check.ts'
import { isOpen, whoActs } from '#shared/domain/referral-road.ts'
import { standingSteps } from '#shared/domain/scorecard.ts'
import type { Role } from '#shared/domain/session.ts'

import { readerOf } from '../access/readable.ts'
import { accountsOf } from '../accounts/account-names.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { trainingCoverage } from '../trainings/trainings.ts'
import { areFew, keptReferrals } from './few.ts'
import { listNamed } from './followed-referrals.sql.ts'
import {
  countCasesHeld,
  countPlanned,
  findFreshness,
  listHeard,
  listOpenCases,
  listOpenReferrals,
  listSentAndSeen,
  listStepsOfSeen,
} from './office.sql.ts'
import { requirePeriod } from './reach.ts'

type Period = InputOf<Contract['officeFigures']['get']>

const isOne = ({ session }: QueryContext, roles: readonly Role[]): boolean =>
  roles.some((role) => session.roles.includes(role))

function stateToday({ db, session }: QueryContext): OfficeFigures['today'] {
  const cases = listOpenCases(db, readerOf(session))
  const kept = new Set(cases.filter(({ isKept }) => isKept).map(({ id }) => id))
  const things = cases.map(({ id, studentId }) => ({ ids: [id], studentId }))
  if (areFew(things, kept)) return null
  return officeToday(
    cases.map(({ id }) => id),
    listOpenReferrals(db, {}),
  )
}

/** What lies with whom: the asker's own and the office's, and by name for whoever looks after colleagues. */
function load(context: QueryContext, work: readonly PlannedWork[]): OfficeFigures['load'] {
  const { db, session } = context
  const held = new Map(
    countCasesHeld(db, readerOf(session)).map(({ ownerId, cases }) => [ownerId, cases] as const),
  )
  const loadWith = (ownerId: string) =>
    loadOf(
      held.get(ownerId) ?? 0,
      work.filter((each) => each.ownerId === ownerId),
    )
  const all = [...held.values()].reduce((sum, cases) => sum + cases, 0)
  const busy = new Set([...held.keys(), ...work.map(({ ownerId }) => ownerId)])
  return {
    mine: isOne(context, officeWork) ? loadWith(session.accountId) : null,
    office: loadOf(all, work),
    colleagues: isOne(context, oversight)
      ? accountsOf(db)
          .filter(
            ({ id, active, roles }) =>
              busy.has(id) || (active && roles.some((role) => officeWork.includes(role))),
          )
          .map(({ id, name }) => ({ id, name, load: loadWith(id) }))
          .toSorted((one, other) => one.name.localeCompare(other.name))
      : null,
  }
}

/** How well the directory is known, and how long those waited whom its providers saw of all that were first sent in a time. */
function directory({ db, session, today }: QueryContext, { from, to }: Period): OfficeFigures['directory'] {
  const steps = Map.groupBy(listStepsOfSeen(db, { from }), ({ referralId }) => referralId)
  const seen = listSentAndSeen(db, { from }).flatMap((referral) => {
    const sent = standingSteps(steps.get(referral.id) ?? []).find((step) => step.to === 'sent')
    return sent && sent.on >= from && sent.on <= to ? [{ ...referral, sentOn: sent.on }] : []
  })
  const kept = keptReferrals({ db, session }, { from, to })
  const groups = [...Map.groupBy(seen, ({ organizationId }) => organizationId).values()]
  const told = groups.filter(
    (same) =>
      !areFew(
        same.map(({ id, studentId }) => ({ ids: [id], studentId })),
        kept,
      ),
  )
  const { of = 0, count = 0, never = 0 } = findFreshness(db, { staleUpTo: staleUpTo(today) }) ?? {}
  return {
    ...{ count, of, never },
    waits: [...providerWaits(told.flat())],
    untold: groups.length - told.length,
  }
}

/** How the office itself is doing. `invalid` where the time ends before it begins. */
function figures(context: QueryContext, period: Period): OfficeFigures {
  requirePeriod(period)
  const { db, session, today, now } = context
  const work = countPlanned(db, { ...readerOf(session), today, now })
  return {
    today: stateToday(context),
    load: load(context, work),
    overdue: overdueOf(work),
    coverage: toldCoverage(
      trainingCoverage(context).map(({ role, roleName, trained, of }) => ({ role, roleName, trained, of })),
      isOne(context, ownerOnly),
    ),
    directory: directory(context, period),
    satisfaction: [...satisfactionOf(listHeard(db, period))],
  }
}

/** The open referrals behind a figure, for whoever may read each; the others are only counted. */
function behind(
  context: QueryContext,
  which: InputOf<Contract['officeFigures']['behind']>,
): OutputOf<Contract['officeFigures']['behind']> {
  const { db, session } = context
  if (stateToday(context) === null) throw ruleError('evaluation:tooFew', { least: LEAST_COMPARED })
  const asked = listOpenReferrals(db, {}).filter(
    (referral) =>
      isOpen(referral.state) &&
      (which.part === 'state' ? referral.state === which.state : whoActs(referral) === which.actor),
  )
  const begun = new Map(asked.map(({ id, initiatedOn }) => [id, initiatedOn]))
  const ids = JSON.stringify([...begun.keys()])
  const rows = listNamed(db, { ...readerOf(session), ids })
    .map((row) => ({ ...row, initiatedOn: begun.get(row.id) ?? '' }))
    .toSorted((one, other) => one.initiatedOn.localeCompare(other.initiatedOn))
  return { rows, kept: asked.length - rows.length }
}

/** How the office itself is doing, in figures, and the open referrals behind them. */
export const officeFigures: Handlers<Contract['officeFigures']> = { get: figures, behind }
