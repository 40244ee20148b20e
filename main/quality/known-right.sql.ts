import type { KindId } from '#shared/domain/quality/kinds.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'

/** That somebody said of a record, as it read, that it is right. */
export interface KeptRight {
  readonly id: string
  readonly kind: KindId
  readonly studentId: string | null
  readonly referralId: string | null
  readonly contactId: string | null
  readonly serviceId: string | null
  readonly asItWas: string
  readonly reason: string
  readonly saidAt: string
  readonly saidBy: string
}

const right = columns<KeptRight>({
  id: 'text',
  kind: 'text',
  studentId: 'text',
  referralId: 'text',
  contactId: 'text',
  serviceId: 'text',
  asItWas: 'text',
  reason: 'text',
  saidAt: 'text',
  saidBy: 'text',
})

/** What was said of the records of any kind, the first first. */
export const listRight = many<object, KeptRight>(
  `SELECT ${right.select()} FROM known_right ORDER BY said_at, id`,
  right.read,
)

export const findRight = one<{ id: string }, KeptRight>(
  `SELECT ${right.select()} FROM known_right WHERE id = :id`,
  right.read,
)

export const insertRight = change<KeptRight>(`INSERT INTO known_right ${right.values}`)

export const deleteRight = change<{ id: string }>('DELETE FROM known_right WHERE id = :id')
