import { AppError, invalidError, notFoundError, type FieldProblem } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { staleUpTo, stillDiffers } from '#shared/domain/provider-check.ts'
import {
  isCalledLately,
  type CallLine,
  type LastCall,
  type ToldOfService,
} from '#shared/domain/provider-call.ts'
import type { Service } from '#shared/domain/provider.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { checksOfOrganization, lastCapacity } from '../providers/checks.ts'
import type { ReadableDb } from '../db/types.ts'
import { languagesOf } from '../providers/directory-words.ts'
import { knownOrganizations, offeredBy, serviceDestination, theOrganization } from '../providers/directory.ts'
import { takeBackDisclosure } from '../disclosures/disclosures.ts'
import { recordCheck } from '../providers/providers.ts'
import { openSent, openTo } from '../referrals/open-to.ts'
import { requireReferral } from '../referrals/referral-steps.ts'
import { discloseToProvider } from '../referrals/sending.ts'
import { theSchool } from '../school/school.ts'
import { entering } from '../slips/enter-pile.ts'
import { gathering } from '../undo/gathering.ts'
import { callSheet } from './call-sheet.ts'
import { callRows, type KeptCall, listLastCalls } from './calls.sql.ts'

type Calls = Contract['providerCalls']

/** What to ask one organization. Throws `not_found` where there is none. */
function whatToAsk(context: QueryContext, organizationId: string): OutputOf<Calls['get']> {
  const { db } = context
  const organization = theOrganization(db, organizationId)
  const services = offeredBy(db, organizationId).filter(({ status }) => status === 'active')
  const { toAsk, onTheirOwn, unsigned } = openTo(context, organizationId)
  const [known] = knownOrganizations(db, staleUpTo(context.today), organizationId)
  const checks = checksOfOrganization(db, organizationId)
  const checksOf = (id: string) => checks.filter(({ serviceId }) => serviceId === id)
  return {
    ...{ organizationId, name: organization.name },
    phone: known?.phone ?? organization.phones[0]?.number ?? null,
    phoneOf: known?.phoneOf ?? null,
    lastCall: lastCalls(db, organizationId).get(organizationId) ?? null,
    services: services.map((service) => ({
      ...service,
      ...saidAtPlaces(db, service),
      said: lastCapacity(db, service.id),
      differs: stillDiffers(checksOf(service.id)).map(({ checkedOn, differs }) => ({
        ...{ on: checkedOn, words: differs },
      })),
    })),
    referrals: [...toAsk],
    notToAsk: { onTheirOwn: [...onTheirOwn], unsigned: [...unsigned] },
  }
}

/** The last call to each organization, or to one of them, by its id. */
function lastCalls(db: ReadableDb, organizationId: string | null = null): ReadonlyMap<string, LastCall> {
  return new Map(listLastCalls(db, { organizationId }).map(({ organizationId: id, ...call }) => [id, call]))
}

/** Hours and languages of a service, as its places have them where it has none of its own. */
function saidAtPlaces(db: ReadableDb, { id, openings }: Service): Pick<Service, 'openings' | 'languages'> {
  const destination = serviceDestination(db, id)
  const there = destination?.locations.flatMap((place) => place.openings) ?? []
  return {
    openings: openings.length > 0 ? openings : there,
    languages: destination ? languagesOf(destination) : [],
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

/** Refuses what is told of services and referrals of somebody else: nothing was asked about them on this call. */
function refuseOthers(
  context: CommandContext,
  organizationId: string,
  { checks, rows, told: toldOf }: Pick<InputOf<Calls['enter']>, 'checks' | 'rows' | 'told'>,
): void {
  const { id } = theOrganization(context.db, organizationId)
  const offered = new Set<string | null>(offeredBy(context.db, id).map((service) => service.id))
  const about = [...Object.values(rows).map(({ said }) => said.referralId), ...(toldOf?.referralIds ?? [])]
  const told = about.map((referralId) => requireReferral(context, referralId).serviceId)
  if (![...checks.map(({ serviceId }) => serviceId), ...told].every((each) => offered.has(each)))
    throw notFoundError()
}

/** What was told about students, if only who it is that is asked about, is on record of each referral, and asks for its consent. */
function discloseTold(
  context: CommandContext,
  calledOn: string,
  told: InputOf<Calls['enter']>['told'],
): void {
  if (told === null) return
  const { referralIds, ...said } = told
  const sending = { ...said, method: 'phone', emergency: null } as const
  for (const id of new Set(referralIds)) {
    const disclosure = discloseToProvider(context, requireReferral(context, id), sending, calledOn)
    context.undoable((later) => takeBackDisclosure(later.db, disclosure))
  }
}

/** Keeps that somebody called, so that a colleague does not call again. */
function keepCall(
  { db, newId, now, session, undoable }: CommandContext,
  call: Pick<KeptCall, 'organizationId' | 'calledOn' | 'spokeWith'>,
): void {
  const kept = { ...call, id: newId(), recordedAt: now, recordedBy: session.accountId }
  callRows.save(db, kept)
  undoable((later) => callRows.remove(later.db, callRows.key(kept)))
}

/** One telephone call to a provider: what to ask, on the screen and on paper, and what it told. */
export const providerCalls: Handlers<Calls> = {
  list(context) {
    const { db, today } = context
    const sent = openSent(context)
    const calls = lastCalls(db)
    const wasCalled = ({ lastCall }: CallLine) => lastCall !== null && isCalledLately(lastCall.on, today)
    return knownOrganizations(db, staleUpTo(today))
      .map((known): CallLine => ({
        ...known,
        referrals: sent.get(known.organizationId) ?? 0,
        lastCall: calls.get(known.organizationId) ?? null,
      }))
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

  enter(context, { organizationId, calledOn, spokeWith = '', checks, rows, told: toldOf }) {
    refuseOthers(context, organizationId, { checks, rows, told: toldOf })
    if (calledOn > context.today)
      throw invalidError([{ path: 'calledOn', message: 'providers:errors.notYet' }])
    const { each, back } = gathering(context)
    keepCall(each, { organizationId, calledOn, spokeWith })
    discloseTold(each, calledOn, toldOf)
    const problems = keepChecks(each, checks)
    const hasRows = Object.keys(rows).length > 0
    const told = hasRows ? entering.enter(each, { rows, cards: {} }) : { entered: 0, moved: 0, tasks: 0 }
    if (problems.length > 0) throw invalidError(problems)
    context.undoable(back)
    return { checks: checks.length, answers: told.entered, moved: told.moved, tasks: told.tasks }
  },
}
