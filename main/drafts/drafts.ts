import type { Contract } from '#shared/api/contract.ts'
import { isSealedDraft } from '#shared/domain/sealed-note.ts'

import type { Handlers, QueryContext } from '../context.ts'
import { isHidden } from '../undo/undo-door.ts'
import { deleteDraft, getDraft, saveDraft } from './drafts.sql.ts'

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Whether words speak of a record that is kept from whoever wrote them by now. */
function speaksOfHidden({ db, session }: QueryContext, words: string): boolean {
  return [...new Set(words.match(ID))].some((id) => isHidden(db, session, id))
}

const NONCE = 12

const nameOf = (key: string): string => `draft ${key}`

/** The words of a draft as the file keeps them: what becomes a sealed note is sealed from the first key on. */
function kept({ ownSeal }: QueryContext, key: string, value: string): string {
  if (!isSealedDraft(key)) return value
  const { nonce, sealed } = ownSeal.seal(value, nameOf(key))
  return Buffer.concat([nonce, sealed]).toString('base64')
}

/** The words again; nothing where the key they were sealed with is gone. */
function typed({ ownSeal }: QueryContext, key: string, value: string): string | undefined {
  if (!isSealedDraft(key)) return value
  const bytes = Buffer.from(value, 'base64')
  const words = ownSeal.open({ nonce: bytes.subarray(0, NONCE), sealed: bytes.subarray(NONCE) }, nameOf(key))
  return typeof words === 'string' ? words : undefined
}

/** What somebody was typing when they were interrupted. */
export const drafts: Handlers<Contract['drafts']> = {
  save(context, { key, value }) {
    const { db, session, now } = context
    saveDraft(db, { accountId: session.accountId, key, value: kept(context, key, value), savedAt: now })
    return { savedAt: now }
  },
  get(context, { key }) {
    const { db, session } = context
    const draft = getDraft(db, { accountId: session.accountId, key })
    const value = draft && typed(context, key, draft.value)
    if (!draft || value === undefined || speaksOfHidden(context, `${key} ${value}`)) return null
    return { value, savedAt: draft.savedAt }
  },
  discard({ db, session }, { key }) {
    deleteDraft(db, { accountId: session.accountId, key })
    return {}
  },
}
