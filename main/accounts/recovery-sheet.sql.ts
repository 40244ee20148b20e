import { change, one } from '../db/statement.ts'

export const getConfirmation = one<object, { confirmedAt: string }>(
  'SELECT confirmed_at AS confirmedAt FROM recovery_sheet',
  ({ confirmedAt }) => ({ confirmedAt: String(confirmedAt) }),
)

export const forgetConfirmation = change<object>('DELETE FROM recovery_sheet')

export const saveConfirmation = change<{ confirmedAt: string }>(
  `INSERT INTO recovery_sheet (id, confirmed_at) VALUES (1, :confirmedAt)
   ON CONFLICT (id) DO UPDATE SET confirmed_at = excluded.confirmed_at`,
)
