import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import {
  type Agreement,
  type AgreementDraft,
  type AgreementTerm,
  isSigned,
  type TermDraft,
} from '#shared/domain/agreement.ts'

import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { theOrganization } from '../providers/directory.ts'
import { undoably } from '../undo/undoably.ts'
import { agreementDocuments } from './agreement-documents.ts'
import {
  deleteAgreement,
  deleteTerm,
  insertAgreement,
  insertTerm,
  listDocuments,
  updateTerm,
} from './agreements.sql.ts'
import { agreementAt, changeAgreement, rowOf, type WholeAgreement } from './the-agreement.ts'

const doneWith = ({ id, organizationId }: Agreement) => ({ id, organizationId })

/** What is kept of a draft with the term, and what with the agreement. */
const parted = ({ ownerId, warnDays, ...term }: AgreementDraft) => ({ term, care: { ownerId, warnDays } })

/** Refuses to give it to somebody on whose list it would not stand. */
function refuseOwner(context: QueryContext, ownerId: string): void {
  if (!couldDoOfficeWork(context, ownerId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotOwnWork' }])
}

/** Refuses a signature of a day to come. */
function refuseUnsigned({ today }: QueryContext, { signatories }: TermDraft): void {
  if (signatories.some(({ signedOn }) => signedOn !== null && signedOn > today))
    throw invalidError([{ path: 'signatories', message: 'partnerships:errors.signedLater' }])
}

function refuseEnded({ endedOn }: Agreement): void {
  if (endedOn !== null) throw ruleError('partnerships:errors.ended')
}

function newestOf({ terms }: WholeAgreement): AgreementTerm {
  const newest = terms.at(-1)
  if (!newest) throw notFoundError()
  return newest
}

const changeUndoably = undoably<Agreement>(changeAgreement)

function newTerm(
  { newId, now, session }: CommandContext,
  part: Pick<AgreementTerm, 'agreementId' | 'number' | 'kind'>,
  draft: TermDraft,
): AgreementTerm {
  return { ...draft, ...part, id: newId(), writtenAt: now, writtenBy: session.accountId }
}

/** What is agreed on with partners. */
export const agreements: Handlers<Contract['agreements']> = {
  start(context, { organizationId, draft }) {
    const { term, care } = parted(draft)
    theOrganization(context.db, organizationId)
    refuseOwner(context, care.ownerId)
    refuseUnsigned(context, term)
    const made: Agreement = {
      ...{ ...care, id: context.newId(), organizationId },
      ...{ endedOn: null, endReason: '', goesOnAfter: null, version: 1 },
    }
    const first = newTerm(context, { agreementId: made.id, number: 1, kind: 'first' }, term)
    insertAgreement(context.db, made)
    insertTerm(context.db, first)
    context.undoable((later) => {
      if (listDocuments(later.db, { agreementId: made.id }).length > 0) throw conflictError()
      deleteTerm(later.db, first)
      if (deleteAgreement(later.db, made) === 0) throw conflictError()
    })
    return doneWith(made)
  },

  correct(context, { draft, ...target }) {
    const { term, care } = parted(draft)
    const whole = agreementAt(context, target)
    refuseEnded(whole)
    if (care.ownerId !== whole.ownerId) refuseOwner(context, care.ownerId)
    refuseUnsigned(context, term)
    const before = newestOf(whole)
    updateTerm(context.db, { ...before, ...term })
    changeUndoably(context, rowOf(whole), care, (later) => updateTerm(later.db, before))
    return doneWith(whole)
  },

  addTerm(context, { kind, draft, ...target }) {
    const { term, care } = parted(draft)
    const whole = agreementAt(context, target)
    refuseEnded(whole)
    if (care.ownerId !== whole.ownerId) refuseOwner(context, care.ownerId)
    refuseUnsigned(context, term)
    const newest = newestOf(whole)
    if (!isSigned(newest)) throw ruleError('partnerships:errors.draftWaits')
    const made = newTerm(context, { agreementId: whole.id, number: newest.number + 1, kind }, term)
    insertTerm(context.db, made)
    changeUndoably(context, rowOf(whole), care, (later) => {
      if (listDocuments(later.db, { agreementId: whole.id }).some(({ termId }) => termId === made.id))
        throw conflictError()
      deleteTerm(later.db, made)
    })
    return doneWith(whole)
  },

  removeDraft(context, target) {
    const whole = agreementAt(context, target)
    const newest = newestOf(whole)
    if (isSigned(newest)) throw ruleError('partnerships:errors.signed')
    if (listDocuments(context.db, { agreementId: whole.id }).some(({ termId }) => termId === newest.id))
      throw ruleError('partnerships:errors.hasDocument')
    deleteTerm(context.db, newest)
    if (whole.terms.length > 1) {
      changeUndoably(context, rowOf(whole), {}, (later) => insertTerm(later.db, newest))
      return doneWith(whole)
    }
    deleteAgreement(context.db, whole)
    context.undoable((later) => {
      insertAgreement(later.db, rowOf(whole))
      insertTerm(later.db, newest)
    })
    return doneWith(whole)
  },

  end(context, { endedOn, reason, ...target }) {
    const whole = agreementAt(context, target)
    refuseEnded(whole)
    if (!whole.terms.some(isSigned)) throw ruleError('partnerships:errors.neverHeld')
    if (endedOn < (whole.terms[0]?.startsOn ?? ''))
      throw invalidError([{ path: 'endedOn', message: 'partnerships:errors.beforeFrom' }])
    changeUndoably(context, rowOf(whole), { endedOn, endReason: reason })
    return doneWith(whole)
  },

  letGoOn(context, target) {
    const whole = agreementAt(context, target)
    if (whole.now.ask !== 'goes-on') throw ruleError('partnerships:errors.nothingToSay')
    changeUndoably(context, rowOf(whole), { goesOnAfter: whole.now.endsOn })
    return doneWith(whole)
  },

  ...agreementDocuments,
}
