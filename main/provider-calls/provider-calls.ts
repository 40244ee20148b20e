import { AppError, invalidError, type FieldProblem } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { addDays } from '#shared/domain/days.ts'
import { staleUpTo } from '#shared/domain/provider-check.ts'
import type { CallLine, ToldOfService } from '#shared/domain/provider-call.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { lastCapacity } from '../providers/checks.ts'
import { knownOrganizations, offeredBy, theOrganization } from '../providers/directory.ts'
import { recordCheck } from '../providers/providers.ts'
import { openSent, openTo } from '../referrals/open-to.ts'
import { theSchool } from '../school/school.ts'
import { entering } from '../slips/enter-pile.ts'
import { gathering } from '../undo/gathering.ts'
import { callSheet } from './call-sheet.ts'

type Calls = Contract['providerCalls']

/** Whoever was called within so many days comes last: a colleague does not ring the same desk again. */
const CALLED_LATELY = 7

const later = (one: string | null, other: string | null): string | null =>
  (one ?? '') > (other ?? '') ? one : other

/** What to ask one organization. Throws `not_found` where there is none. */
function whatToAsk(context: QueryContext, organizationId: string): OutputOf<Calls['get']> {
  const { db } = context
  const organization = theOrganization(db, organizationId)
  const services = offeredBy(db, organizationId).filter(({ status }) => status === 'active')
  const { toAsk, others } = openTo(context, organizationId)
  const [known] = knownOrganizations(db, staleUpTo(context.today), organizationId)
  return {
    ...{
      organizationId,
      name: organization.name,
      phone: known?.phone ?? organization.phones[0]?.number ?? null,
    },
    services: services.map(({ id, version, name, verifiedOn }) => ({
      ...{ id, version, name, verifiedOn },
      said: lastCapacity(db, id),
    })),
    referrals: toAsk.map((view) => ({ ...view })),
    notToAsk: others,
  }
}

const sheet = onPaper((context, { organizationIds, language }: InputOf<Calls['previewSheet']>) => ({
  paper: callSheet({
    asked: organizationIds.map((id) => whatToAsk(context, id)),
    ...{ today: context.today, school: theSchool(context.db), language },
  }),
  file: 'footbridge-call-sheet.pdf',
}))

/** Why what was told of a service cannot be kept, as the fields of the form. */
function problemsOf(serviceId: string, refused: AppError): FieldProblem[] {
  const { fields, message } = refused.data
  return (fields ?? [{ path: 'isStillTrue', message }]).map((problem) => ({
    ...problem,
    path: problem.path === 'checkedOn' ? 'calledOn' : `checks.${serviceId}.${problem.path}`,
  }))
}

function keepChecks(context: CommandContext, checks: readonly ToldOfService[]): FieldProblem[] {
  return checks.flatMap(({ serviceId, version, check }) => {
    try {
      recordCheck(context, { id: serviceId, version }, check)
      return []
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'invalid') throw thrown
      return problemsOf(serviceId, thrown)
    }
  })
}

/** One telephone call to a provider: what to ask, on the screen and on paper, and what it told. */
export const providerCalls: Handlers<Calls> = {
  list(context) {
    const { db, today } = context
    const sent = openSent(context)
    const lately = addDays(today, -CALLED_LATELY)
    const wasCalled = ({ calledOn }: CallLine) => calledOn !== null && calledOn > lately
    return knownOrganizations(db, staleUpTo(today))
      .map((known): CallLine => {
        const { count = 0, calledOn = null } = sent.get(known.organizationId) ?? {}
        return { ...known, referrals: count, calledOn: later(known.calledOn, calledOn) }
      })
      .filter(({ stale, referrals }) => stale > 0 || referrals > 0)
      .toSorted(
        (one, other) =>
          Number(wasCalled(one)) - Number(wasCalled(other)) ||
          other.referrals - one.referrals ||
          (one.checkedOn ?? '').localeCompare(other.checkedOn ?? '') ||
          one.name.localeCompare(other.name),
      )
  },

  get: (context, { id }) => whatToAsk(context, id),

  previewSheet: sheet.preview,
  printSheet: sheet.print,

  enter(context, { checks, rows }) {
    const { each, back } = gathering(context)
    const problems = keepChecks(each, checks)
    const hasRows = Object.keys(rows).length > 0
    const told = hasRows ? entering.enter(each, { rows, cards: {} }) : { entered: 0, moved: 0, tasks: 0 }
    if (problems.length > 0) throw invalidError(problems)
    context.undoable(back)
    return { checks: checks.length, answers: told.entered, moved: told.moved, tasks: told.tasks }
  },
}
