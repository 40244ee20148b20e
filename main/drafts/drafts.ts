import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'
import { deleteDraft, getDraft, saveDraft } from './drafts.sql.ts'

/** What somebody was typing when they were interrupted. */
export const drafts: Handlers<Contract['drafts']> = {
  save({ db, session, now }, { key, value }) {
    saveDraft(db, { accountId: session.accountId, key, value, savedAt: now })
    return { savedAt: now }
  },
  get({ db, session }, { key }) {
    return getDraft(db, { accountId: session.accountId, key }) ?? null
  },
  discard({ db, session }, { key }) {
    deleteDraft(db, { accountId: session.accountId, key })
    return {}
  },
}
