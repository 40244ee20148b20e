import { AppError, conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { MOST_SCANS } from '#shared/domain/consent-scan.ts'

import { readScan, SCAN_ENDINGS } from '../consents/read-scan.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import {
  deleteDocument,
  findDocument,
  insertDocument,
  listDocuments,
  moveDocument,
  type WholeDocument,
} from './agreements.sql.ts'
import { theAgreement, type WholeAgreement } from './the-agreement.ts'

interface OneDocument {
  readonly agreementId: string
  readonly id: string
}

type Asked = Pick<QueryContext, 'db' | 'today'>

function requireDocument(context: Asked, asked: OneDocument) {
  const { id, organizationId } = theAgreement(context, asked.agreementId)
  const document = findDocument(context.db, asked)
  if (!document) throw notFoundError()
  return { document, done: { id, organizationId } }
}

/** An agreement that has this term. Throws `not_found` where there is none. */
function requireTerm(context: Asked, agreementId: string, termId: string): WholeAgreement {
  const found = theAgreement(context, agreementId)
  if (!found.terms.some(({ id }) => id === termId)) throw notFoundError()
  return found
}

/** Refuses another paper with a term that holds as many as it may. */
function refuseMore({ db }: Asked, { agreementId, termId }: { agreementId: string; termId: string }): void {
  const kept = listDocuments(db, { agreementId }).filter((each) => each.termId === termId)
  if (kept.length >= MOST_SCANS) throw ruleError('partnerships:errors.documentsEnough', { count: MOST_SCANS })
}

/** The signed papers of agreements, in the encrypted file as signed pages of consents are. */
export const agreementDocuments: Pick<
  Handlers<Contract['agreements']>,
  'document' | 'attachDocument' | 'moveDocument' | 'saveDocument' | 'removeDocument'
> = {
  document(context, asked) {
    const { document } = requireDocument(context, asked)
    return { kind: document.kind, base64: Buffer.from(document.bytes).toString('base64') }
  },

  async attachDocument(context, { agreementId, termId, token }) {
    const { host, newId, now, session } = context
    requireTerm(context, agreementId, termId)
    const read = await readScan(host, token)
    return (later: CommandContext) => {
      const { id, organizationId } = requireTerm(later, agreementId, termId)
      refuseMore(later, { agreementId, termId })
      const made: WholeDocument = {
        ...read,
        ...{ id: newId(), termId, addedAt: now, addedBy: session.accountId },
      }
      insertDocument(later.db, made)
      later.undoable(({ db }) => {
        if (deleteDocument(db, made) === 0) throw conflictError()
      })
      return { id, organizationId }
    }
  },

  async saveDocument(context, asked) {
    const { document, done } = requireDocument(context, asked)
    const savedAs = `footbridge-agreement.${SCAN_ENDINGS[document.kind]}`
    const remember = () => ({ savedAs, organizationId: done.organizationId })
    context.leaving(remember)
    if (!(await context.host.saveFile(savedAs, document.bytes)))
      throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return remember
  },

  moveDocument(context, { termId: to, ...asked }) {
    const { document, done } = requireDocument(context, asked)
    requireTerm(context, asked.agreementId, to)
    const { id, termId: from } = document
    if (from === to) return done
    refuseMore(context, { agreementId: asked.agreementId, termId: to })
    const move = (db: CommandContext['db'], way: { from: string; to: string }) => {
      if (moveDocument(db, { id, ...way }) === 0) throw conflictError()
    }
    move(context.db, { from, to })
    context.undoable(({ db }) => move(db, { from: to, to: from }))
    return done
  },

  removeDocument(context, asked) {
    const { document, done } = requireDocument(context, asked)
    if (deleteDocument(context.db, document) === 0) throw conflictError()
    context.undoable(({ db }) => insertDocument(db, document))
    return done
  },
}
