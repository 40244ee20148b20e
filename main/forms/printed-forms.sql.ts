import type { UnsaidForm } from '#shared/api/printing.ts'
import { CASEWORK_PAPERS, type PrintedForm } from '#shared/domain/form.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { listNameOf } from '../students/student-name.ts'

const form = columns<PrintedForm>({
  id: 'text',
  studentId: 'text',
  form: 'text',
  caseId: 'text',
  language: 'text',
  printedAt: 'text',
  printedBy: 'text',
  interpreter: 'json',
  textVersion: 'text',
  statementIds: 'json',
  recipientIds: 'json',
  contactIds: 'json',
  requestId: 'text',
  scanId: 'text',
  ending: 'text',
  endedOn: 'text',
  endedNote: 'text',
  version: 'integer',
})

const CASEWORK = CASEWORK_PAPERS.map((paper) => `'${paper}'`).join()

/** Whether this reader may know of it: of plans and what left, who does casework; of a case, who may read it. */
const READABLE = `${readableStudent('f.student_id')}
  AND (:readerDoesCasework = 1 OR f.form NOT IN (${CASEWORK}))
  AND (f.case_id IS NULL OR EXISTS (SELECT 1 FROM cases c WHERE c.id = f.case_id AND ${readableCase('c')}))`

export const findReadableForm = one<Reader & { id: string }, PrintedForm>(
  `SELECT ${form.select('f')} FROM printed_forms f WHERE f.id = :id AND ${READABLE}`,
  form.read,
)

/** Forms that may still go somewhere, the newest first, as far as this reader may know of them. */
const formsHere = (here: string) =>
  many<Reader & { limit: number }, Omit<UnsaidForm, 'stop' | 'to'>>(
    `SELECT ${form.select('f')}, ${listNameOf('s')} AS studentListName
     FROM printed_forms f JOIN students s ON s.id = f.student_id
     WHERE ${here} AND ${READABLE}
     ORDER BY f.printed_at DESC, f.id LIMIT :limit`,
    // The columns above are the fields of a row.
    (row) => form.read(row) as PrintedForm & Omit<UnsaidForm, 'stop' | 'to'>,
  )

/** Of which nobody has said yet where they went. */
export const listUnsaidForms = formsHere('f.ending IS NULL')

export const listKeptForms = formsHere("f.ending = 'kept'")

/** The copy of a signed page that was saved last, of which nobody has said where it went. */
export const findUnsaidCopy = one<{ scanId: string }, PrintedForm>(
  `SELECT ${form.select('f')} FROM printed_forms f WHERE f.scan_id = :scanId AND f.ending IS NULL
   ORDER BY f.printed_at DESC, f.id DESC LIMIT 1`,
  form.read,
)

/** All of a student, the newest first, as far as this reader may know of them. */
export const listFormsOfStudent = many<Reader & { studentId: string }, PrintedForm>(
  `SELECT ${form.select('f')} FROM printed_forms f WHERE f.student_id = :studentId AND ${READABLE}
   ORDER BY f.printed_at DESC, f.id`,
  form.read,
)

const insertRow = change<object>(`INSERT INTO printed_forms ${form.values}`)

export const insertPrintedForm = (db: WritableDb, value: PrintedForm): number =>
  insertRow(db, form.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const setFormEnding = change<Pick<PrintedForm, 'id' | 'version' | 'ending' | 'endedOn' | 'endedNote'>>(
  `UPDATE printed_forms SET ending = :ending, ended_on = :endedOn, ended_note = :endedNote, version = version + 1
   WHERE id = :id AND version = :version`,
)
