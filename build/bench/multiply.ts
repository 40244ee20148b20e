import { makeCaseCode } from '#shared/domain/case-code.ts'

import type { WritableDb } from '#main/db/types.ts'

/** The tables that belong to a case, each with the ids in it that get a new value in every copy. */
const TABLES: Readonly<Record<string, { readonly ids: readonly string[]; readonly where: string }>> = {
  concerns: { ids: ['id', 'case_id'], where: 'case_id IN (SELECT id FROM copied)' },
  triages: { ids: ['id', 'concern_id', 'case_id'], where: 'case_id IN (SELECT id FROM copied)' },
  notes: { ids: ['id', 'case_id'], where: 'case_id IN (SELECT id FROM copied)' },
  referrals: { ids: ['id', 'case_id'], where: 'case_id IN (SELECT id FROM copied)' },
  referral_events: {
    ids: ['id', 'referral_id'],
    where: 'referral_id IN (SELECT id FROM referrals WHERE case_id IN (SELECT id FROM copied))',
  },
  contact_attempts: { ids: ['id', 'case_id', 'referral_id'], where: 'case_id IN (SELECT id FROM copied)' },
  appointments: {
    ids: ['id', 'referral_id'],
    where: 'referral_id IN (SELECT id FROM referrals WHERE case_id IN (SELECT id FROM copied))',
  },
  disclosures: {
    ids: ['id', 'referral_id'],
    where: 'referral_id IN (SELECT id FROM referrals WHERE case_id IN (SELECT id FROM copied))',
  },
  audit: { ids: ['subject_id'], where: 'seq <= (SELECT seq FROM last_audit)' },
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
  return columns.map(({ name }) => name).filter((name) => name !== 'seq')
}

/** An id of its own for every copy: another version of identifier, so that it cannot meet an original. */
const copiedId = (column: string): string =>
  `substr(${column}, 1, 14) || '8' || substr(${column}, 16, 17) || printf('%04x', :copy)`

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

function copyCases(db: WritableDb, codes: Generator<string>, copy: number): void {
  const columns = columnsOf(db, 'cases')
  const values = columns.map((name) => (name === 'id' ? copiedId('id') : name === 'code' ? ':code' : name))
  const insert = db.prepare(
    `INSERT INTO cases (${columns.join(', ')}) SELECT ${values.join(', ')} FROM cases WHERE id = :id`,
  )
  for (const { id } of db.prepare('SELECT id FROM copied').all({}) as { id: string }[])
    insert.run({ id, copy, code: codes.next().value })
}

function copyTable(db: WritableDb, table: string, copy: number): void {
  const { ids, where } = TABLES[table] ?? { ids: [], where: '1' }
  const columns = columnsOf(db, table)
  const values = columns.map((name) => (ids.includes(name) ? copiedId(name) : name))
  run(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${where}`,
    {
      copy,
    },
  )
}

const ROWS_PER_KIND = 2 ** 40

/** Every copy is found by the same words, in the stretch of rows its kind has in the index. */
function copyIndex(db: WritableDb, copy: number): void {
  const { span } = db.prepare('SELECT row + 1 AS span FROM last_rows').get({}) as {
    span: number
  }
  const row = `r.row + ${span} * :copy`
  const from = 'copied_rows c JOIN search_rows r ON r.row = c.row'
  run(
    db,
    `INSERT INTO search_index (rowid, title, body) SELECT ${row}, i.title, i.body FROM ${from} JOIN search_index i ON i.rowid = r.row`,
    { copy },
  )
  run(
    db,
    `INSERT INTO search_rows (row, id, kind, opens, case_id) SELECT ${row}, ${copiedId('r.id')}, r.kind, ${copiedId('r.opens')}, ${copiedId('r.case_id')} FROM ${from}`,
    { copy },
  )
}

/** Copies closed cases with all that belongs to them until the vault holds so many referrals. */
export function multiply(db: WritableDb, referrals: number): void {
  run(db, 'CREATE TEMP TABLE copied AS SELECT id FROM cases WHERE closed_on IS NOT NULL')
  run(db, `CREATE TEMP TABLE last_rows AS SELECT max(row % ${ROWS_PER_KIND}) AS row FROM search_rows`)
  run(db, 'CREATE TEMP TABLE last_audit AS SELECT max(seq) AS seq FROM audit')
  run(
    db,
    'CREATE TEMP TABLE copied_rows AS SELECT row FROM search_rows WHERE case_id IN (SELECT id FROM copied)',
  )
  const inCopy = count(db, 'referrals WHERE case_id IN (SELECT id FROM copied)')
  const copies = Math.ceil((referrals - count(db, 'referrals')) / inCopy)
  const codes = freshCodes(db)
  for (let copy = 1; copy <= copies; copy += 1) {
    db.transaction(() => {
      copyCases(db, codes, copy)
      for (const table of Object.keys(TABLES)) copyTable(db, table, copy)
      copyIndex(db, copy)
    })
  }
  for (const table of ['copied', 'last_audit', 'last_rows', 'copied_rows'])
    run(db, `DROP TABLE temp.${table}`)
}
