import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import type { PrintedAnswer } from './left-documents.ts'

const keepPrinted = change<{ formId: string; answer: string | null }>(
  'UPDATE printed_forms SET answer = :answer WHERE id = :formId',
)

/** Keeps what a print that may be given out says, with that print. */
export const keepPrintedAnswer = (db: WritableDb, { formId, ...answer }: PrintedAnswer): number =>
  keepPrinted(db, { formId, answer: JSON.stringify(answer) })

/** Keeps no longer what a print said. */
export const forgetPrintedAnswer = (db: WritableDb, { formId }: Pick<PrintedAnswer, 'formId'>): number =>
  keepPrinted(db, { formId, answer: null })

const answers = (where: string) =>
  many<{ id: string }, PrintedAnswer>(
    `SELECT f.id AS formId, f.answer FROM printed_forms f JOIN records_requests q ON q.id = f.request_id
     WHERE q.id = :id AND f.answer IS NOT NULL AND ${where}
     ORDER BY f.printed_at DESC, f.rowid DESC`,
    // Written by the statement above.
    ({ formId, answer }) => ({ ...(JSON.parse(String(answer)) as PrintedAnswer), formId: String(formId) }),
  )

/** What the prints of an answer say that came out to be given out, the newest first. */
export const listPrintedAnswers = answers('TRUE')

/** Of a request that is over, the prints that did not leave and of which no page may still be somewhere. */
export const listUngivenAnswers = answers(
  `q.outcome IS NOT NULL AND f.ending NOT IN ('kept', 'went-with-answer')`,
)
