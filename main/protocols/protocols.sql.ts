import type { Protocol, ProtocolDocument, ProtocolLine } from '#shared/domain/protocol.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const LINE = {
  id: 'text',
  number: 'integer',
  state: 'text',
  name: 'text',
  why: 'text',
  startedBy: 'text',
  startedAt: 'text',
  publishedBy: 'text',
  publishedAt: 'text',
  version: 'integer',
} as const

const line = columns<ProtocolLine>(LINE)
const protocol = columns<Protocol>({ ...LINE, document: 'json' })

export const listProtocols = many<object, ProtocolLine>(
  `SELECT ${line.select()} FROM protocols ORDER BY number DESC`,
  line.read,
)

export const getProtocol = one<{ number: number }, Protocol>(
  `SELECT ${protocol.select()} FROM protocols WHERE number = :number`,
  protocol.read,
)

export const findProtocol = one<{ id: string }, Protocol>(
  `SELECT ${protocol.select()} FROM protocols WHERE id = :id`,
  protocol.read,
)

export const getDraft = one<object, Protocol>(
  `SELECT ${protocol.select()} FROM protocols WHERE state = 'draft'`,
  protocol.read,
)

export const getCurrent = one<object, Protocol>(
  `SELECT ${protocol.select()} FROM protocols WHERE state = 'published' ORDER BY number DESC LIMIT 1`,
  protocol.read,
)

export const getCurrentNumber = one<object, number>(
  `SELECT max(number) AS number FROM protocols WHERE state = 'published' HAVING max(number) IS NOT NULL`,
  ({ number }) => Number(number),
)

const insertRow = change<object>(`INSERT INTO protocols ${protocol.values}`)
export const insertProtocol = (db: WritableDb, value: Protocol): number => insertRow(db, protocol.bind(value))

const updateRow = change<object>(
  `UPDATE protocols SET ${protocol.set('state', 'name', 'why', 'document', 'publishedBy', 'publishedAt')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateProtocol = (db: WritableDb, value: Protocol): number => updateRow(db, protocol.bind(value))

export const deleteProtocol = change<{ id: string; version: number }>(
  'DELETE FROM protocols WHERE id = :id AND version = :version',
)

/** Whether a case or a decision follows a version. */
export const isFollowed = one<{ number: number }, boolean>(
  `SELECT 1 AS followed WHERE EXISTS (SELECT 1 FROM cases WHERE protocol_number = :number)
     OR EXISTS (SELECT 1 FROM triages WHERE protocol_number = :number)`,
  () => true,
)

/** What each published version says of its urgencies, without the rest of it. */
export const listTiers = many<object, { number: number; tiers: ProtocolDocument['tiers'] }>(
  `SELECT number, json_extract(document, '$.tiers') AS tiers FROM protocols WHERE state = 'published'`,
  // What is inside was checked when the version was saved.
  ({ number, tiers }) => ({
    number: Number(number),
    tiers: JSON.parse(String(tiers)) as ProtocolDocument['tiers'],
  }),
)
