import { notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { LeftBehind } from '#shared/api/hand-over.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { addDays, END_OF_DAYS } from '#shared/domain/days.ts'

import { accountNames, accountsOf } from '../accounts/account-names.ts'
import { arrivalOf, openCasesOf } from '../accounts/accounts.ts'
import { absences } from '../absences/absences.ts'
import { cases } from '../cases/cases.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { decisionsToDo } from '../meetings/decisions.ts'
import { cyclesLeftBy } from '../cycles/hand-over-cycles.ts'
import { partnerActionsToDo } from '../partnerships/partner-actions.ts'
import { agreementsSeenToBy } from '../partnerships/the-agreement.ts'
import { onPaper } from '../print/paper.ts'
import { hasAcknowledged } from '../protocols/acknowledgements.ts'
import { roleHolders } from '../protocols/role-holders.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'
import { referrals } from '../referrals/referrals.ts'
import { theSchool } from '../school/school.ts'
import { sealedNotesOf } from '../sealed-notes/sealed-notes.ts'
import { keptElsewhere, linesOf, tasksBy } from '../today/open-tasks.ts'
import { handOverSet } from './hand-over-set.ts'

/** For so many days somebody is new here. */
const NEW_FOR = 30

const EVERY = { limit: 5000, offset: 0 } as const

const casesOf = (context: QueryContext, accountId: string) =>
  cases.list(context, { open: true, ownerId: accountId, ...EVERY }).rows

/** The colleague, for an owner or for themselves; anybody else is told nothing of whom there is. */
function requireColleague({ db, session }: QueryContext, accountId: string): { readonly name: string } {
  const account = accountsOf(db).find(({ id }) => id === accountId)
  const mayAsk = session.accountId === accountId || session.roles.includes('owner')
  if (!account || !mayAsk) throw notFoundError()
  return account
}

function elsewhere(context: QueryContext, accountId: string): LeftBehind['elsewhere'] {
  const own = new Set(casesOf(context, accountId).map(({ id }) => id))
  const theirs = tasksBy(context, { mine: null, isAsked: true, until: END_OF_DAYS }).filter(
    ({ ownerId, caseId }) => ownerId === accountId && !own.has(caseId),
  )
  return linesOf(context, theirs, () => 'own')
}

function rolesOf(context: QueryContext, accountId: string): LeftBehind['roles'] {
  const holders = roleHolders(context)
  const named = currentProtocol(context.db)?.document.roles ?? []
  return named
    .filter(({ id }) => holders.some(({ roleId, colleague }) => roleId === id && colleague.id === accountId))
    .map(({ id, name }) => ({
      id,
      name,
      isOnly: !holders.some(
        ({ roleId, colleague, canOwnWork }) => roleId === id && colleague.id !== accountId && canOwnWork,
      ),
    }))
}

const leavingSet = onPaper(
  (context, { accountId, language }: InputOf<Contract['handOver']['previewLeaving']>) => {
    const { name } = requireColleague(context, accountId)
    const open = casesOf(context, accountId)
    const own = new Set(open.map(({ id }) => id))
    const { rows } = referrals.list(context, { group: 'open', ownerId: null, ...EVERY })
    const paper = handOverSet({
      name,
      today: context.today,
      cases: open,
      referrals: rows.filter(({ caseId }) => own.has(caseId)),
      school: theSchool(context.db),
      language,
    })
    return { paper, file: 'footbridge-hand-over.pdf' }
  },
)

/** Colleagues who come and go. */
export const handOver: Handlers<Contract['handOver']> = {
  leaving(context, { accountId }) {
    const { db, session } = context
    const { name } = requireColleague(context, accountId)
    const names = accountNames(db)
    const { absences: away, standIns } = absences.list(context, {})
    return {
      accountId,
      name,
      keptCases: openCasesOf(db, session, accountId) - casesOf(context, accountId).length,
      elsewhere: elsewhere(context, accountId),
      keptElsewhere: keptElsewhere(context, accountId),
      decisions: decisionsToDo(context)
        .filter(({ ownerId }) => ownerId === accountId)
        .map(({ id, what, dueOn, meetingId }) => ({ id, what, dueOn, meetingId })),
      partnerships: [
        ...agreementsSeenToBy(context, accountId).map((each) => ({ ...each, what: null })),
        ...partnerActionsToDo(context).filter(({ ownerId }) => ownerId === accountId),
      ].map(({ id, organizationId, organizationName, what }) => ({
        ...{ id, organizationId, organizationName, what },
      })),
      cycles: cyclesLeftBy(context, accountId),
      roles: rolesOf(context, accountId),
      standsInFor: standIns
        .filter(({ standInId }) => standInId === accountId)
        .map((each) => names[each.accountId] ?? ''),
      covers: away
        .filter(({ coverId }) => coverId === accountId)
        .map(({ startsOn, endsOn, ...each }) => ({ name: names[each.accountId] ?? '', startsOn, endsOn })),
      sealedNotes: sealedNotesOf(db, accountId),
    }
  },

  previewLeaving: leavingSet.preview,

  printLeaving: leavingSet.print,

  arriving(context) {
    const { db, session, today, timeZone } = context
    const { createdAt, isFirst } = arrivalOf(db, session.accountId)
    const newUntil = addDays(schoolDay(createdAt, timeZone), NEW_FOR)
    const protocol = currentProtocol(db)
    return {
      isNew: !isFirst && newUntil > today,
      knowsProtocol: protocol ? hasAcknowledged(db, protocol.id, session.accountId) : null,
    }
  },
}
