import type { AuditEvent } from '#shared/domain/audit.ts'
import { makeCaseCode } from '#shared/domain/case-code.ts'

import { leaveTrace } from '#main/audit/audit.ts'
import type { AuditEntry } from '#main/audit/chain.ts'
import type { WritableDb } from '#main/db/types.ts'

/** A table that is copied: the ids in it that get a new value, what else is different in a copy, and which rows. */
interface Copied {
  readonly ids: readonly string[]
  readonly other?: Readonly<Record<string, string>>
  readonly where?: string
}

/** An id of its own for every copy: another version of identifier, so that it cannot meet an original. */
const copiedId = (column: string): string =>
  `substr(${column}, 1, 14) || '8' || substr(${column}, 16, 17) || printf('%04x', :copy)`

const OF_CASE = 'case_id IN (SELECT id FROM copied)'
const OF_REFERRAL = `referral_id IN (SELECT id FROM referrals WHERE ${OF_CASE})`
const OTHER_STUDENT = { student_id: '(SELECT other FROM student_turn WHERE id = student_id)' }
const OTHER_CODE = { code: '(SELECT code FROM fresh_codes WHERE fresh_codes.id = cases.id)' }

/** Closed cases and all that belongs to them. The school stays as large as it is: every copy is about other students. */
const TABLES: Readonly<Record<string, Copied>> = {
  cases: { ids: ['id'], other: { ...OTHER_STUDENT, ...OTHER_CODE }, where: 'id IN (SELECT id FROM copied)' },
  consents: {
    ids: ['id'],
    other: { ...OTHER_STUDENT, case_id: `CASE WHEN ${OF_CASE} THEN ${copiedId('case_id')} END` },
    where: 'id IN (SELECT id FROM copied_consents)',
  },
  concerns: { ids: ['id', 'case_id'], other: OTHER_STUDENT, where: OF_CASE },
  triages: { ids: ['id', 'concern_id', 'case_id'], where: OF_CASE },
  notes: { ids: ['id', 'case_id'], where: OF_CASE },
  referrals: { ids: ['id', 'case_id', 'consent_id'], other: OTHER_STUDENT, where: OF_CASE },
  referral_events: { ids: ['id', 'referral_id'], where: OF_REFERRAL },
  contact_attempts: { ids: ['id', 'case_id', 'referral_id'], where: OF_CASE },
  appointments: { ids: ['id', 'referral_id'], where: OF_REFERRAL },
  disclosures: { ids: ['id', 'referral_id', 'consent_id'], other: OTHER_STUDENT, where: OF_REFERRAL },
}

function count(db: WritableDb, sql: string): number {
  const { n } = db.prepare(`SELECT count(*) AS n FROM ${sql}`).get({}) as { n: number }
  return n
}

function run(db: WritableDb, sql: string, params: object = {}): void {
  db.prepare(sql).run(params)
}

function columnsOf(db: WritableDb, table: string): readonly string[] {
  const columns = db.prepare(`PRAGMA table_info(${table})`).all({}) as { name: string }[]
  return columns.map(({ name }) => name)
}

/** Codes no case has yet, in the order they are asked for. */
function* freshCodes(db: WritableDb): Generator<string> {
  const taken = new Set(
    (db.prepare('SELECT code FROM cases').all({}) as { code: string }[]).map(({ code }) => code),
  )
  for (let number = 0; ; number += 1) {
    const signs = [
      number,
      Math.floor(number / 31),
      Math.floor(number / 961),
      Math.floor(number / 29_791),
    ] as const
    const [one, two, three, four] = signs
    const code = makeCaseCode([one % 31, two % 31, three % 31, four % 31])
    if (!taken.has(code)) yield code
  }
}

/** Statements cannot make codes, so the next ones wait in a table, one for each case. */
function layOutCodes(db: WritableDb, codes: Generator<string>): void {
  run(db, 'DELETE FROM fresh_codes')
  const insert = db.prepare('INSERT INTO fresh_codes (id, code) VALUES (:id, :code)')
  for (const { id } of db.prepare('SELECT id FROM copied').all({}) as { id: string }[])
    insert.run({ id, code: codes.next().value })
}

/** Who takes whose place in a copy: everyone moves up by as many places as there were copies. */
function layOutStudents(db: WritableDb, copy: number): void {
  run(db, 'DELETE FROM student_turn')
  run(
    db,
    `INSERT INTO student_turn (id, other)
     SELECT one.id, other.id FROM student_places one JOIN student_places other
       ON other.place = (one.place + :copy * 97) % (SELECT count(*) FROM student_places)`,
    { copy },
  )
}

function copyTable(
  db: WritableDb,
  table: string,
  { ids, other = {}, where = '1' }: Copied,
  copy: number,
): void {
  const columns = columnsOf(db, table)
  const values = columns.map((name) => other[name] ?? (ids.includes(name) ? copiedId(name) : name))
  run(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${where}`,
    { copy },
  )
}

/** A copy's lines of the trail: each is tied to the one before it, as every line is. */
function copyTrail(db: WritableDb, copy: number): void {
  const lines = db
    .prepare(
      `SELECT at, actor_id AS actorId, operation, event, ${copiedId('subject_id')} AS subjectId
       FROM audit WHERE seq <= (SELECT seq FROM last_audit) ORDER BY seq`,
    )
    .all({ copy }) as (AuditEntry & { event: AuditEvent })[]
  for (const line of lines) leaveTrace(db, line)
}

const ROWS_PER_KIND = 2 ** 40

/** Every copy is found by the same words and its own code, in the stretch of rows its kind has in the index. */
function copyIndex(db: WritableDb, copy: number): void {
  const { span } = db.prepare('SELECT row + 1 AS span FROM last_rows').get({}) as { span: number }
  const row = `r.row + ${span} * :copy`
  const from = 'copied_rows c JOIN search_rows r ON r.row = c.row'
  const plain = (code: string) => `replace(${code}, '-', '')`
  const ownCode = `replace(i.body, k.code, f.code), ${plain('k.code')}, ${plain('f.code')}`
  run(
    db,
    `INSERT INTO search_index (rowid, title, body)
     SELECT ${row}, i.title, replace(${ownCode}) FROM ${from} JOIN search_index i ON i.rowid = r.row
       JOIN cases k ON k.id = r.case_id JOIN fresh_codes f ON f.id = r.case_id`,
    { copy },
  )
  run(
    db,
    `INSERT INTO search_rows (row, id, kind, opens, case_id)
     SELECT ${row}, ${copiedId('r.id')}, r.kind, ${copiedId('r.opens')}, ${copiedId('r.case_id')} FROM ${from}`,
    { copy },
  )
}

/** What is copied, laid out before the first copy; gone afterwards. */
const BEFORE: readonly string[] = [
  'CREATE TEMP TABLE copied AS SELECT id FROM cases WHERE closed_on IS NOT NULL',
  'CREATE TEMP TABLE copied_consents AS SELECT DISTINCT consent_id AS id FROM referrals WHERE consent_id IS NOT NULL',
  'CREATE TEMP TABLE fresh_codes (id TEXT PRIMARY KEY, code TEXT NOT NULL)',
  'CREATE TEMP TABLE student_places (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)',
  'INSERT INTO student_places SELECT row_number() OVER (ORDER BY id) - 1, id FROM students',
  'CREATE TEMP TABLE student_turn (id TEXT PRIMARY KEY, other TEXT NOT NULL)',
  `CREATE TEMP TABLE last_rows AS SELECT max(row % ${ROWS_PER_KIND}) AS row FROM search_rows`,
  'CREATE TEMP TABLE last_audit AS SELECT max(seq) AS seq FROM audit',
  'CREATE TEMP TABLE copied_rows AS SELECT row FROM search_rows WHERE case_id IN (SELECT id FROM copied)',
]
const SCAFFOLD = [
  'copied',
  'copied_consents',
  'fresh_codes',
  'student_places',
  'student_turn',
  'last_rows',
  'last_audit',
  'copied_rows',
]

/** Copies closed cases with all that belongs to them until the vault holds so many referrals. */
export function multiply(db: WritableDb, referrals: number): void {
  for (const sql of BEFORE) run(db, sql)
  const inCopy = count(db, 'referrals WHERE case_id IN (SELECT id FROM copied)')
  const copies = Math.ceil((referrals - count(db, 'referrals')) / inCopy)
  const codes = freshCodes(db)
  for (let copy = 1; copy <= copies; copy += 1) {
    db.transaction(() => {
      layOutCodes(db, codes)
      layOutStudents(db, copy)
      for (const [table, copied] of Object.entries(TABLES)) copyTable(db, table, copied, copy)
      copyTrail(db, copy)
      copyIndex(db, copy)
    })
  }
  for (const table of SCAFFOLD) run(db, `DROP TABLE temp.${table}`)
}
