import type { UnprintedPacket, UnsaidPage } from '#shared/api/printing.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { listNameOf } from '../students/student-name.ts'

const page = columns<PrintedPage>({
  id: 'text',
  referralId: 'text',
  part: 'text',
  language: 'text',
  printedAt: 'text',
  printedBy: 'text',
  information: 'json',
  interpreter: 'json',
  addresseeId: 'text',
  textVersion: 'text',
  provider: 'json',
  contactIds: 'json',
  statementIds: 'json',
  ending: 'text',
  endedOn: 'text',
  endedNote: 'text',
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

const OF_PAGE = `FROM printed_pages p JOIN referrals r ON r.id = p.referral_id
  JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = r.student_id
  LEFT JOIN services v ON v.id = r.service_id LEFT JOIN organizations o ON o.id = v.organization_id`

/** A page as it waits, with whose it is and where its referral stands. */
export type PageHere = Omit<UnsaidPage, 'printedFor' | 'stop'> &
  Pick<ReferralView, 'studentId' | 'state' | 'organizationId'>

/** Pages that may still go somewhere, the newest first, as far as this reader may know of them. */
const pagesHere = (here: string) =>
  many<Reader & { limit: number }, PageHere>(
    `SELECT ${page.select('p')}, ${listNameOf('s')} AS studentListName,
       coalesce(p.provider ->> 'name', o.name, r.school_service) AS destination,
       r.student_id AS studentId, r.state, o.id AS organizationId
     ${OF_PAGE} WHERE ${here} AND ${readableCase('c')}
     ORDER BY p.printed_at DESC, p.id LIMIT :limit`,
    // The columns above are the fields of a row.
    (row) => page.read(row) as PrintedPage & PageHere,
  )

/** Of which nobody has said yet where they went. */
export const listUnsaidPages = pagesHere('p.ending IS NULL')

export const listKeptPages = pagesHere("p.ending = 'kept'")

/** Packets that did not come out of the printer and were not printed again since. */
export const listUnprinted = many<Reader & { limit: number }, UnprintedPacket>(
  `SELECT DISTINCT r.id AS referralId, ${listNameOf('s')} AS studentListName, p.printed_at AS printedAt
   ${OF_PAGE} WHERE p.ending = 'not-printed' AND ${readableCase('c')}
     AND NOT EXISTS (SELECT 1 FROM printed_pages later
       WHERE later.referral_id = p.referral_id AND later.printed_at > p.printed_at)
   ORDER BY printedAt DESC, studentListName LIMIT :limit`,
  (row) => row as unknown as UnprintedPacket,
)

const insertPageRow = change<object>(`INSERT INTO printed_pages ${page.values}`)

export const insertPage = (db: WritableDb, value: PrintedPage): number => insertPageRow(db, page.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const setEnding = change<Pick<PrintedPage, 'id' | 'version' | 'ending' | 'endedOn' | 'endedNote'>>(
  `UPDATE printed_pages SET ending = :ending, ended_on = :endedOn, ended_note = :endedNote, version = version + 1
   WHERE id = :id AND version = :version`,
)
