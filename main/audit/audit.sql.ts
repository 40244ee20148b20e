import { change, many, one } from '../db/statement.ts'
import type { AuditEntry } from './chain.ts'

/** One line of the audit trail. */
export interface AuditRow extends AuditEntry {
  readonly seq: number
}

/** A line with what ties it to the one before it; lines from before the trail was sealed have no seal. */
export interface ChainedRow extends AuditRow {
  readonly link: Uint8Array
  readonly seal: Uint8Array | null
}

/** Where the trail ends, and the key of its next line where it is sealed. */
export interface AuditHead {
  readonly entries: number
  readonly link: Uint8Array
  readonly key: Uint8Array | null
}

/** From which line on the trail is sealed with a key that begins anew, and that key for the recovery sheet. */
export interface AuditSeal {
  readonly firstSeq: number
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

const entry = 'seq, at, actor_id AS actorId, operation, event, subject_id AS subjectId'

export const insertAudit = change<ChainedRow>(
  `INSERT INTO audit (seq, at, actor_id, operation, event, subject_id, link, seal)
   VALUES (:seq, :at, :actorId, :operation, :event, :subjectId, :link, :seal)`,
)

export const listAudit = many<{ afterSeq: number }, AuditRow>(
  `SELECT ${entry} FROM audit WHERE seq > :afterSeq ORDER BY seq`,
  (row) => row as unknown as AuditRow,
)

export const listChained = many<{ afterSeq: number; limit: number }, ChainedRow>(
  `SELECT ${entry}, link, seal FROM audit WHERE seq > :afterSeq ORDER BY seq LIMIT :limit`,
  (row) => row as unknown as ChainedRow,
)

export const findLink = one<{ seq: number }, Pick<ChainedRow, 'link'>>(
  'SELECT link FROM audit WHERE seq = :seq',
  (row) => row as unknown as Pick<ChainedRow, 'link'>,
)

export const getHead = one<object, AuditHead>(
  'SELECT audit_entries AS entries, audit_link AS link, audit_key AS "key" FROM vault_head',
  (row) => row as unknown as AuditHead,
)

export const findBeyondHead = one<object, { seq: number }>(
  'SELECT seq FROM audit WHERE seq > (SELECT audit_entries FROM vault_head) ORDER BY seq LIMIT 1',
  (row) => row as unknown as { seq: number },
)

export const updateHead = change<AuditHead>(
  'UPDATE vault_head SET audit_entries = :entries, audit_link = :link, audit_key = :key',
)

export const insertSeal = change<AuditSeal>(
  'INSERT INTO audit_seals (first_seq, nonce, sealed) VALUES (:firstSeq, :nonce, :sealed)',
)

export const listSeals = many<object, AuditSeal>(
  'SELECT first_seq AS firstSeq, nonce, sealed FROM audit_seals ORDER BY first_seq',
  (row) => row as unknown as AuditSeal,
)

export const findKeysChanged = one<{ afterSeq: number }, object>(
  `SELECT 1 FROM audit
   WHERE seq > :afterSeq AND event IN ('keys-replaced', 'recovery-sheet-replaced', 'keyring-old') LIMIT 1`,
  (row) => row,
)

export const findSheetMade = one<object, AuditRow>(
  `SELECT ${entry} FROM audit
   WHERE seq = 1 OR event IN ('recovery-sheet-replaced', 'keyring-old') ORDER BY seq DESC LIMIT 1`,
  (row) => row as unknown as AuditRow,
)

export const findKeysReplaced = one<object, AuditRow>(
  `SELECT ${entry} FROM audit WHERE event = 'keys-replaced' ORDER BY seq DESC LIMIT 1`,
  (row) => row as unknown as AuditRow,
)
