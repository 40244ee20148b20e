import { AppError, conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ProtocolBeginning } from '#shared/api/protocols.ts'
import { assertNever } from '#shared/assert-never.ts'
import { emptyProtocol, type Protocol, type ProtocolDocument } from '#shared/domain/protocol.ts'
import { protocolProblems } from '#shared/domain/protocol-problems.ts'

import { accountNames } from '../accounts/account-names.ts'
import { followersOfVersions } from '../cases/open-case.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { handOutUnseen } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { isAcknowledged } from './acknowledgements.ts'
import { hasComments, takeComments } from './comments.ts'
import { refuseGuest } from './guests.ts'
import { drawProtocol, protocolFile } from './paper/print-protocol.ts'
import {
  deleteProtocol,
  getDraft,
  getProtocol,
  insertProtocol,
  isFollowed,
  listProtocols,
  updateProtocol,
} from './protocols.sql.ts'
import { giveRole, heldRoles, refuseStrangers, roleHolders } from './role-holders.ts'
import { startingProtocol } from './starting-protocols.ts'
import { currentProtocol, theProtocol } from './the-protocol.ts'

function beginningOf(db: ReadableDb, wish: ProtocolBeginning): ProtocolDocument {
  switch (wish.from) {
    case 'nothing':
      return emptyProtocol(theSchool(db).name)
    case 'starting':
      return startingProtocol(wish.which, wish.language)
    case 'version':
      return theProtocol(db, wish.number).document
    default:
      return assertNever(wish)
  }
}

/** The draft as the asker last saw it. */
function requireDraft(
  db: ReadableDb,
  { id, version }: { readonly id: string; readonly version: number },
): Protocol {
  const draft = getDraft(db, {})
  if (!draft || draft.id !== id) throw notFoundError()
  if (draft.version !== version) throw conflictError()
  return draft
}

function changeProtocol(db: WritableDb, before: Protocol, changes: Partial<Protocol>): Protocol {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateProtocol(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

function removeDraft(db: WritableDb, { id, version }: Pick<Protocol, 'id' | 'version'>): void {
  if (deleteProtocol(db, { id, version }) === 0) throw conflictError()
}

function refuseUnfinished(context: QueryContext, { document }: Protocol): void {
  const blocking = protocolProblems(document, heldRoles(context)).filter(({ blocks }) => blocks)
  if (blocking.length > 0) throw invalidError(blocking, 'protocol:errors.unfinished')
}

/** Takes a publication back, unless a case was decided by it or somebody acknowledged it meanwhile. */
function unpublish({ db }: CommandContext, published: Protocol, draft: Protocol): void {
  if (isFollowed(db, { number: published.number }) || isAcknowledged(db, published.id)) throw conflictError()
  if (getDraft(db, {})) throw conflictError()
  changeProtocol(db, published, { ...draft })
}

export const protocols: Handlers<Contract['protocols']> = {
  overview(context) {
    const { db } = context
    return {
      current: currentProtocol(db) ?? null,
      draft: getDraft(db, {}) ?? null,
      lines: listProtocols(db, {}),
      people: accountNames(db),
      holders: roleHolders(context),
      followers: followersOfVersions(db, context.session),
    }
  },

  get({ db }, { number }) {
    return theProtocol(db, number)
  },

  begin(context, wish) {
    refuseGuest(context)
    const { db, session, now } = context
    if (getDraft(db, {})) throw ruleError('protocol:errors.draftThere')
    const document = beginningOf(db, wish)
    const [newest] = listProtocols(db, {})
    const made: Protocol = {
      id: context.newId(),
      number: (newest?.number ?? 0) + 1,
      state: 'draft',
      name: document.name,
      why: '',
      document,
      startedBy: session.accountId,
      startedAt: now,
      publishedBy: null,
      publishedAt: null,
      version: 1,
    }
    insertProtocol(db, made)
    context.undoable((later) => {
      if (hasComments(later.db, made.id)) throw conflictError()
      removeDraft(later.db, made)
    })
    return made
  },

  save(context, { document, ...target }) {
    refuseGuest(context)
    const before = requireDraft(context.db, target)
    return changeProtocol(context.db, before, { document, name: document.name })
  },

  discard(context, target) {
    refuseGuest(context)
    const draft = requireDraft(context.db, target)
    const putCommentsBack = takeComments(context.db, draft.id)
    removeDraft(context.db, draft)
    context.undoable((later) => {
      if (getDraft(later.db, {}) || getProtocol(later.db, draft)) throw conflictError()
      insertProtocol(later.db, draft)
      putCommentsBack(later.db)
    })
    return { id: draft.id }
  },

  publish(context, { why, ...target }) {
    refuseGuest(context)
    const { db, session, now } = context
    const draft = requireDraft(db, target)
    refuseUnfinished(context, draft)
    const published = changeProtocol(db, draft, {
      state: 'published',
      why,
      publishedBy: session.accountId,
      publishedAt: now,
    })
    context.undoable((later) => unpublish(later, published, draft))
    return published
  },

  setHolders(context, { roleId, colleagues }) {
    refuseGuest(context)
    refuseStrangers(context, colleagues)
    const before = roleHolders(context).filter((holder) => holder.roleId === roleId)
    giveRole(context, roleId, colleagues)
    context.undoable((later) =>
      giveRole(
        later,
        roleId,
        before.map(({ colleague }) => colleague),
      ),
    )
    return { holders: roleHolders(context) }
  },

  async print(context, { as, ...wanted }) {
    const paper = await drawProtocol(context, wanted)
    const { id } = theProtocol(context.db, wanted.number)
    const savedAs = as === 'pdf' ? `footbridge-${wanted.what}.pdf` : null
    return handOutUnseen(context, { paper, savedAs, about: { id } })
  },

  async saveFile(context, wanted) {
    const bytes = protocolFile(context, wanted)
    const { id } = theProtocol(context.db, wanted.number)
    const remember = () => ({ id })
    context.leaving(remember)
    if (!(await context.host.saveFile('footbridge-protocol.html', bytes)))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return remember
  },
}
