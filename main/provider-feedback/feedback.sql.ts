import type { ProviderFeedback } from '#shared/domain/provider-feedback.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** As it is kept: "from" is a word of SQL. */
type Kept = Omit<ProviderFeedback, 'from'> & { readonly fromWhom: ProviderFeedback['from'] }

const feedback = columns<Kept>({
  id: 'text',
  organizationId: 'text',
  serviceId: 'text',
  heardOn: 'text',
  fromWhom: 'text',
  helped: 'text',
  respected: 'text',
  safe: 'text',
  words: 'text',
  readableWords: 'text',
  state: 'text',
  decidedAt: 'text',
  decidedBy: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

function read(row: Record<string, unknown>): ProviderFeedback {
  const { fromWhom, ...kept } = feedback.read(row)
  return { ...kept, from: fromWhom }
}

const bind = ({ from: fromWhom, ...value }: ProviderFeedback) => feedback.bind({ ...value, fromWhom })

/** Feedback with the names of what it is about. */
export interface NamedFeedback extends ProviderFeedback {
  readonly organizationName: string
  readonly serviceName: string | null
}

const NAMED = `SELECT ${feedback.select('f')}, o.name AS organizationName, s.name AS serviceName
   FROM provider_feedback f JOIN organizations o ON o.id = f.organization_id
     LEFT JOIN services s ON s.id = f.service_id`

const readNamed = ({ organizationName, serviceName, ...row }: Record<string, unknown>): NamedFeedback => ({
  ...read(row),
  organizationName: String(organizationName),
  serviceName: typeof serviceName === 'string' ? serviceName : null,
})

export const listFeedbackOf = many<{ organizationId: string }, NamedFeedback>(
  `${NAMED} WHERE f.organization_id = :organizationId ORDER BY f.heard_on DESC, f.id DESC`,
  readNamed,
)

export const listWaiting = many<object, NamedFeedback>(
  `${NAMED} WHERE f.state = 'waiting' ORDER BY f.recorded_at, f.id`,
  readNamed,
)

export const findFeedback = one<{ id: string }, ProviderFeedback>(
  `SELECT ${feedback.select()} FROM provider_feedback WHERE id = :id`,
  read,
)

const insertRow = change<object>(`INSERT INTO provider_feedback ${feedback.values}`)
export const insertFeedback = (db: WritableDb, value: ProviderFeedback): number => insertRow(db, bind(value))

const updateRow = change<object>(
  `UPDATE provider_feedback SET ${feedback.set('readableWords', 'state', 'decidedAt', 'decidedBy')},
     version = version + 1 WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody decided meanwhile. */
export const updateFeedback = (db: WritableDb, value: ProviderFeedback): number => updateRow(db, bind(value))

/** Answers 0 when somebody looked over it meanwhile. */
export const deleteFeedback = change<{ id: string; version: number }>(
  `DELETE FROM provider_feedback WHERE id = :id AND version = :version AND state = 'waiting'`,
)
