import { change, many } from '../../db/statement.ts'

/** The lists of records a directory may be missing later. */
export type HeldList = 'organizations' | 'services'

/** Which records of one list stood in the files of an import; `recordIds` is a list as JSON. */
interface HeldRow {
  readonly importId: string
  readonly list: HeldList
  readonly recordIds: string
}

/** Remembers which records stood in the files of an import. */
export const insertHeld = change<HeldRow>(
  'INSERT INTO import_records (import_id, list, record_ids) VALUES (:importId, :list, :recordIds)',
)

/** Which records stood in the files of an import. */
export const listHeld = many<{ readonly importId: string }, HeldRow>(
  'SELECT import_id, list, record_ids FROM import_records WHERE import_id = :importId',
  ({ import_id: importId, list, record_ids: recordIds }) => ({
    importId: String(importId),
    // The table holds these only.
    list: String(list) as HeldList,
    recordIds: String(recordIds),
  }),
)
