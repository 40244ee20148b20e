import { change, one } from '../db/statement.ts'

/** The day whose summary somebody has read last. */
export const findMorningRead = one<{ accountId: string }, { on: string | null }>(
  'SELECT morning_read_on AS "on" FROM accounts WHERE id = :accountId',
  // The column is the field.
  (row) => row as unknown as { on: string | null },
)

export const setMorningRead = change<{ accountId: string; on: string }>(
  'UPDATE accounts SET morning_read_on = :on WHERE id = :accountId',
)
