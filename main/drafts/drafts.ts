import type { Contract } from '#shared/api/contract.ts'

import type { Handlers, QueryContext } from '../context.ts'
import { isHidden } from '../undo/undo-door.ts'
import { deleteDraft, getDraft, saveDraft } from './drafts.sql.ts'

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Whether words speak of a record that is kept from whoever wrote them by now. */
function speaksOfHidden({ db, session }: QueryContext, words: string): boolean {
  return [...new Set(words.match(ID))].some((id) => isHidden(db, session, id))
}

/** What somebody was typing when they were interrupted. */
export const drafts: Handlers<Contract['drafts']> = {
  save({ db, session, now }, { key, value }) {
    saveDraft(db, { accountId: session.accountId, key, value, savedAt: now })
    return { savedAt: now }
  },
  get(context, { key }) {
    const { db, session } = context
    const draft = getDraft(db, { accountId: session.accountId, key })
    return draft && !speaksOfHidden(context, `${key} ${draft.value}`) ? draft : null
  },
  discard({ db, session }, { key }) {
    deleteDraft(db, { accountId: session.accountId, key })
    return {}
  },
}
