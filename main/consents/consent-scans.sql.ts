import type { ConsentScan } from '#shared/domain/consent-scan.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A scan with the page itself. */
export interface WholeScan extends Omit<ConsentScan, 'size'> {
  readonly bytes: Uint8Array
}

const scan = columns<WholeScan>({
  id: 'text',
  consentId: 'text',
  kind: 'text',
  bytes: 'blob',
  pages: 'integer',
  addedAt: 'text',
  addedBy: 'text',
})

/** The scans of these consents, in the order they were taken in; the pages stay where they are. */
export const listScans = many<{ consentIds: string }, ConsentScan>(
  `SELECT id, consent_id AS consentId, kind, length(bytes) AS size, pages, added_at AS addedAt, added_by AS addedBy
   FROM consent_scans WHERE consent_id IN (SELECT value FROM json_each(:consentIds)) ORDER BY added_at, id`,
  // The columns are the fields.
  (row) => row as unknown as ConsentScan,
)

export const findScan = one<{ id: string; consentId: string }, WholeScan>(
  `SELECT ${scan.select()} FROM consent_scans WHERE id = :id AND consent_id = :consentId`,
  scan.read,
)

/** How many pages a scan holds that is still kept; `null` where nobody knows. */
export const findScanPages = one<{ id: string }, { pages: number | null }>(
  'SELECT pages FROM consent_scans WHERE id = :id',
  // The one column that was asked for.
  (row) => row as { pages: number | null },
)

const insertScanRow = change<object>(`INSERT INTO consent_scans ${scan.values}`)

export const insertScan = (db: WritableDb, value: WholeScan): number => insertScanRow(db, scan.bind(value))

/** Answers 0 when it is gone already. */
export const deleteScan = change<{ id: string }>('DELETE FROM consent_scans WHERE id = :id')
