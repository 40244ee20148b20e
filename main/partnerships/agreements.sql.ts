import type { Agreement, AgreementDocument, AgreementTerm } from '#shared/domain/agreement.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A document with the file itself. */
export interface WholeDocument extends Omit<AgreementDocument, 'size'> {
  readonly bytes: Uint8Array
  readonly addedBy: string
}

const agreement = columns<Agreement>({
  id: 'text',
  organizationId: 'text',
  ownerId: 'text',
  warnDays: 'integer',
  endedOn: 'text',
  endReason: 'text',
  goesOnAfter: 'text',
  version: 'integer',
})

const term = columns<AgreementTerm>({
  id: 'text',
  agreementId: 'text',
  number: 'integer',
  kind: 'text',
  schoolParty: 'text',
  partnerParty: 'text',
  purpose: 'text',
  responsibilities: 'json',
  referralProcedure: 'text',
  informationSharing: 'text',
  dataFrequency: 'text',
  startsOn: 'text',
  endsOn: 'text',
  renewal: 'text',
  renewMonths: 'integer',
  renewBy: 'text',
  liability: 'text',
  termination: 'text',
  signatories: 'json',
  writtenAt: 'text',
  writtenBy: 'text',
})

const document = columns<WholeDocument>({
  id: 'text',
  termId: 'text',
  kind: 'text',
  bytes: 'blob',
  addedAt: 'text',
  addedBy: 'text',
})

/** An agreement with the names around it. */
export interface NamedAgreement extends Agreement {
  readonly organizationName: string
  readonly ownerName: string
}

const NAMED = `SELECT ${agreement.select('g')}, o.name AS organizationName, a.name AS ownerName
  FROM agreements g JOIN organizations o ON o.id = g.organization_id JOIN accounts a ON a.id = g.owner_id`

// Beside the columns of an agreement there are the two names.
const readNamed = (row: Record<string, unknown>): NamedAgreement => agreement.read(row) as NamedAgreement

export const listAgreements = many<object, NamedAgreement>(`${NAMED} ORDER BY o.name, g.id`, readNamed)

export const findAgreement = one<{ id: string }, NamedAgreement>(`${NAMED} WHERE g.id = :id`, readNamed)

export const listAgreementsOf = many<{ ownerId: string }, Agreement>(
  `SELECT ${agreement.select()} FROM agreements WHERE owner_id = :ownerId ORDER BY id`,
  agreement.read,
)

const insertRow = change<object>(`INSERT INTO agreements ${agreement.values}`)
export const insertAgreement = (db: WritableDb, value: Agreement): number =>
  insertRow(db, agreement.bind(value))

const updateRow = change<object>(
  `UPDATE agreements SET ${agreement.set('ownerId', 'warnDays', 'endedOn', 'endReason', 'goesOnAfter')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateAgreement = (db: WritableDb, value: Agreement): number =>
  updateRow(db, agreement.bind(value))

export const deleteAgreement = change<{ id: string; version: number }>(
  'DELETE FROM agreements WHERE id = :id AND version = :version',
)

export const everyTerm = many<object, AgreementTerm>(
  `SELECT ${term.select()} FROM agreement_terms ORDER BY agreement_id, number`,
  term.read,
)

export const listTerms = many<{ agreementId: string }, AgreementTerm>(
  `SELECT ${term.select()} FROM agreement_terms WHERE agreement_id = :agreementId ORDER BY number`,
  term.read,
)

const insertTermRow = change<object>(`INSERT INTO agreement_terms ${term.values}`)
export const insertTerm = (db: WritableDb, value: AgreementTerm): number =>
  insertTermRow(db, term.bind(value))

const updateTermRow = change<object>(
  `UPDATE agreement_terms SET ${term.set(
    'schoolParty',
    'partnerParty',
    'purpose',
    'responsibilities',
    'referralProcedure',
    'informationSharing',
    'dataFrequency',
    'startsOn',
    'endsOn',
    'renewal',
    'renewMonths',
    'renewBy',
    'liability',
    'termination',
    'signatories',
  )} WHERE id = :id`,
)
export const updateTerm = (db: WritableDb, value: AgreementTerm): number =>
  updateTermRow(db, term.bind(value))

export const deleteTerm = change<{ id: string }>('DELETE FROM agreement_terms WHERE id = :id')

/** The documents of one agreement, in the order they were taken in; the files stay where they are. */
export const listDocuments = many<{ agreementId: string }, AgreementDocument>(
  `SELECT d.id AS id, d.term_id AS termId, d.kind AS kind, length(d.bytes) AS size, d.added_at AS addedAt
   FROM agreement_documents d JOIN agreement_terms t ON t.id = d.term_id
   WHERE t.agreement_id = :agreementId ORDER BY d.added_at, d.id`,
  // The columns are the fields.
  (row) => row as unknown as AgreementDocument,
)

export const findDocument = one<{ id: string; agreementId: string }, WholeDocument>(
  `SELECT ${document.select('d')} FROM agreement_documents d JOIN agreement_terms t ON t.id = d.term_id
   WHERE d.id = :id AND t.agreement_id = :agreementId`,
  document.read,
)

const insertDocumentRow = change<object>(`INSERT INTO agreement_documents ${document.values}`)
export const insertDocument = (db: WritableDb, value: WholeDocument): number =>
  insertDocumentRow(db, document.bind(value))

/** Puts a document with another term; answers 0 when it no longer stands with the one before. */
export const moveDocument = change<{ id: string; from: string; to: string }>(
  'UPDATE agreement_documents SET term_id = :to WHERE id = :id AND term_id = :from',
)

/** Answers 0 when it is gone already. */
export const deleteDocument = change<{ id: string }>('DELETE FROM agreement_documents WHERE id = :id')
