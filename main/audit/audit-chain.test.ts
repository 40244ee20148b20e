import { expect, test } from 'vitest'

import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { sheetSeal } from '../vault/sheet-seal.ts'
import { confirmSheet } from '../accounts/recovery-sheet.ts'
import { leaveTrace, sealTrail } from './audit.ts'
import { keyAfter, linkAfter, sealOf, shortHash } from './chain.ts'
import { verifyTrail } from './verify.ts'

const sheet = sheetSeal(Buffer.alloc(16, 1), 'a vault')
const otherSheet = sheetSeal(Buffer.alloc(16, 2), 'a vault')

/** An office whose trail has so many lines, sealed from the fourth on. */
async function anOffice(lines = 12): Promise<TestApp> {
  const app = await createTestApp()
  const { writing } = app.vault
  writing.transaction(() => {
    for (let line = 1; line <= lines; line += 1) {
      if (line === 4) sealTrail(writing, sheet)
      leaveTrace(writing, {
        at: `2026-12-08T15:00:${String(line).padStart(2, '0')}.000Z`,
        actorId: 'ana',
        operation: 'students.get',
        event: 'student.opened',
        subjectId: `student ${line}`,
      })
    }
  })
  return app
}

/** What somebody can do who holds the vault's key and writes into the file past the program. */
function tamper({ vault }: TestApp, ...statements: string[]): void {
  const { writing } = vault
  writing.transaction(() => {
    writing.prepare('DROP TRIGGER audit_is_never_changed').run()
    writing.prepare('DROP TRIGGER audit_is_never_deleted').run()
    for (const sql of statements) writing.prepare(sql).run()
  })
}

const verify = ({ vault }: TestApp, withSheet = false) =>
  verifyTrail(vault.reading, withSheet ? { sheet } : {})

test('a trail that nobody touched is whole, with the sheet and without it', async () => {
  await using app = await anOffice()
  const whole = await verify(app)
  expect(whole).toMatchObject({ state: 'whole', entries: 12, sealed: null })
  expect(await verify(app, true)).toEqual({ ...whole, sealed: { first: 4, last: 12 } })
  expect(await verifyTrail(app.vault.reading, { sheet: otherSheet })).toEqual({ state: 'other-sheet' })
})

test.each([
  ['a line was changed', ["UPDATE audit SET actor_id = 'ben' WHERE seq = 6"], 6, 'changed'],
  ['a line was taken out', ['DELETE FROM audit WHERE seq = 6'], 6, 'missing'],
  ['the last lines were cut off', ['DELETE FROM audit WHERE seq > 9'], 10, 'missing'],
  [
    'two lines changed places',
    [
      'UPDATE audit SET seq = 100 WHERE seq = 6',
      'UPDATE audit SET seq = 6 WHERE seq = 7',
      'UPDATE audit SET seq = 7 WHERE seq = 100',
    ],
    6,
    'changed',
  ],
  [
    'a line was added behind the last',
    ["INSERT INTO audit VALUES (13, '', 'ben', '', '', NULL, zeroblob(32), NULL)"],
    13,
    'added',
  ],
  ['the end was forgotten', ['UPDATE vault_head SET audit_link = zeroblob(32)'], 12, 'changed'],
] as const)('when %s, checking says where', async (_, statements, at, how) => {
  await using app = await anOffice()
  tamper(app, ...statements)
  expect(await verify(app)).toEqual({ state: 'broken', at, how })
})

/** Whoever holds the vault's key can tie a changed trail anew, from one line to the end. */
function tieAnew(app: TestApp, from: number): void {
  const { writing } = app.vault
  const rows = writing
    .prepare(
      'SELECT seq, at, actor_id AS actorId, operation, event, subject_id AS subjectId, link FROM audit ORDER BY seq',
    )
    .all() as {
    seq: number
    at: string
    actorId: string
    operation: string
    event: string
    subjectId: string
    link: Uint8Array
  }[]
  let link: Uint8Array = rows[from - 2]?.link ?? Buffer.alloc(32)
  // The key that is in the vault today is all that a thief of today has.
  const { key } = writing.prepare('SELECT audit_key AS "key" FROM vault_head').get() as { key: Uint8Array }
  let thiefs = key
  for (const row of rows.slice(from - 1)) {
    link = linkAfter(link, row.seq, row)
    writing
      .prepare('UPDATE audit SET link = :link, seal = :seal WHERE seq = :seq')
      .run({ link, seal: sealOf(thiefs, link), seq: row.seq })
    thiefs = keyAfter(thiefs)
  }
  writing.prepare('UPDATE vault_head SET audit_link = :link').run({ link })
}

test('a trail rewritten by somebody with the vault’s key looks whole, and the recovery sheet tells', async () => {
  await using app = await anOffice()
  const before = await verify(app)
  tamper(app, "UPDATE audit SET actor_id = 'ben' WHERE seq = 6")
  app.vault.writing.transaction(() => tieAnew(app, 6))
  const after = await verify(app)
  expect(after).toMatchObject({ state: 'whole' })
  expect(after, 'a paper with the old hash tells too').not.toEqual(before)
  expect(await verify(app, true)).toEqual({ state: 'broken', at: 6, how: 'forged' })
})

test('seals that a thief puts in, takes away or cuts off do not pass for the sheet’s', async () => {
  await using put = await anOffice()
  tamper(
    put,
    "UPDATE audit SET actor_id = 'ben' WHERE seq = 7",
    'INSERT INTO audit_seals VALUES (7, zeroblob(12), zeroblob(48))',
  )
  put.vault.writing.transaction(() => tieAnew(put, 7))
  expect(await verify(put, true)).toMatchObject({ state: 'older-sheet', sealed: { last: 6 }, from: 7 })

  await using taken = await anOffice()
  tamper(taken, "UPDATE audit SET actor_id = 'ben', seal = NULL", 'DELETE FROM audit_seals')
  taken.vault.writing.transaction(() => tieAnew(taken, 1))
  expect(await verify(taken, true)).toMatchObject({ state: 'unsealed', entries: 12 })

  await using cut = await anOffice()
  tamper(
    cut,
    'DELETE FROM audit WHERE seq > 9',
    'UPDATE vault_head SET audit_entries = 9, audit_link = (SELECT link FROM audit WHERE seq = 9)',
  )
  expect(await verify(cut, true)).toEqual({ state: 'broken', at: 10, how: 'missing' })
})

test('a sheet that opens the records and cannot prove the trail seals it once it is typed back', async () => {
  await using app = await anOffice()
  const { writing } = app.vault
  const moment = { accountId: 'ana', at: '2026-12-08T15:30:00.000Z' }
  confirmSheet(writing, { ...moment, seal: sheet })
  expect(await verify(app, true)).toMatchObject({ state: 'whole', sealed: { first: 4, last: 13 } })
  confirmSheet(writing, { ...moment, seal: otherSheet })
  expect(await verifyTrail(app.vault.reading, { sheet: otherSheet })).toMatchObject({
    state: 'whole',
    sealed: { first: 14, last: 14 },
  })
})

test('with a new sheet the trail goes on; each sheet proves the lines of its time', async () => {
  await using app = await anOffice()
  const { writing, reading } = app.vault
  writing.transaction(() => {
    sealTrail(writing, otherSheet)
    leaveTrace(writing, { at: '', actorId: 'ana', operation: 'x', event: 'signed-in', subjectId: null })
  })
  expect(await verifyTrail(reading, { sheet })).toMatchObject({
    state: 'older-sheet',
    sealed: { first: 4, last: 12 },
    from: 13,
  })
  expect(await verifyTrail(reading, { sheet: otherSheet })).toMatchObject({ sealed: { first: 13, last: 13 } })
})

test('the program itself cannot change or delete a line', async () => {
  await using app = await anOffice()
  const { writing } = app.vault
  const run = (sql: string) => () => writing.transaction(() => writing.prepare(sql).run())
  expect(run("UPDATE audit SET actor_id = 'ben' WHERE seq = 6")).toThrow('audit')
  expect(run('DELETE FROM audit WHERE seq = 6')).toThrow('audit')
})

test('checking can be stopped, and says how far it is', async () => {
  await using app = await anOffice()
  const seen: number[] = []
  const progress = (done: number) => void seen.push(done)
  await verifyTrail(app.vault.reading, { progress })
  expect(seen).toEqual([12])
  await expect(verifyTrail(app.vault.reading, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
})

test('a printed hash is 4 groups of 4', () => {
  expect(shortHash(Buffer.alloc(32))).toBe('0000-0000-0000-0000')
  expect(shortHash(Buffer.alloc(32, 255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
})
