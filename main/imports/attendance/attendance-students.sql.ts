import { readableStudent, type Reader } from '../../access/readable.ts'
import { many } from '../../db/statement.ts'
import { schoolNameOf } from '../../students/student-name.ts'

/** Somebody a row may be about. */
export interface NumberedStudent {
  readonly id: string
  readonly localId: string
  readonly name: string
  readonly isKept: boolean
}

/** Every student with a number of the school, and whether the asker may find them. */
export const listNumbered = many<Reader, NumberedStudent>(
  `SELECT s.id AS id, s.local_id AS localId, ${schoolNameOf('s')} AS name,
     NOT ${readableStudent('s.id')} AS isKept
   FROM students s WHERE s.local_id IS NOT NULL`,
  ({ id, localId, name, isKept }) => ({
    ...{ id: String(id), localId: String(localId), name: String(name), isKept: isKept === 1 },
  }),
)
