import type { PrintedPage } from '#shared/domain/packet.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const page = columns<PrintedPage>({
  id: 'text',
  referralId: 'text',
  part: 'text',
  language: 'text',
  printedAt: 'text',
  printedBy: 'text',
  information: 'json',
  ending: 'text',
  endedOn: 'text',
  version: 'integer',
})

export const getPage = one<{ id: string }, PrintedPage>(
  `SELECT ${page.select()} FROM printed_pages WHERE id = :id`,
  page.read,
)

export const listPagesOfCase = many<{ caseId: string }, PrintedPage>(
  `SELECT ${page.select('p')} FROM referrals r JOIN printed_pages p ON p.referral_id = r.id
   WHERE r.case_id = :caseId ORDER BY p.printed_at DESC, p.id`,
  page.read,
)

const insertPageRow = change<object>(`INSERT INTO printed_pages ${page.values}`)

export const insertPage = (db: WritableDb, value: PrintedPage): number => insertPageRow(db, page.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const setEnding = change<Pick<PrintedPage, 'id' | 'version' | 'ending' | 'endedOn'>>(
  `UPDATE printed_pages SET ending = :ending, ended_on = :endedOn, version = version + 1
   WHERE id = :id AND version = :version`,
)
