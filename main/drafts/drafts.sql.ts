import { change, one } from '../db/statement.ts'

interface Draft {
  readonly value: string
  readonly savedAt: string
}

export const getDraft = one<{ accountId: string; key: string }, Draft>(
  'SELECT value, saved_at AS savedAt FROM drafts WHERE account_id = :accountId AND key = :key',
  ({ value, savedAt }) => ({ value: String(value), savedAt: String(savedAt) }),
)

export const saveDraft = change<Draft & { accountId: string; key: string }>(
  `INSERT INTO drafts (account_id, key, value, saved_at) VALUES (:accountId, :key, :value, :savedAt)
   ON CONFLICT (account_id, key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at`,
)

export const deleteDraft = change<{ accountId: string; key: string }>(
  'DELETE FROM drafts WHERE account_id = :accountId AND key = :key',
)
