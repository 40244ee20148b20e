import { expect, test, vi } from 'vitest'

import { operations } from '#shared/api/contract.ts'
import type { AuditLine, AuditLook } from '#shared/domain/audit.ts'
import { auditSentence, isAuditEvent } from '#shared/text/audit-sentence.ts'
import { translate } from '#shared/text/translate.ts'

import { everyStatement } from '../db/statement.ts'
import { ownMarkup, textOf } from '../print/html.ts'
import { aConcern, aStudent, aTriage } from '../testing/makers.ts'
import { testOwner } from '../testing/test-vault.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const sentences = (rows: readonly AuditLine[]): string[] =>
  rows.map((row) => auditSentence(row, (key, values) => translate('en', key, values), String))

const looksOf = (rows: readonly AuditLook[]): string[] =>
  rows.map(({ who, about, times }) => `${who} ${about.kind === 'student' ? about.name : about.kind} ${times}`)

/** A student of the counselor's, whose record the office opened on two days and the owner on one. */
async function anOffice(app: TestApp) {
  const student = await app.counselor.students.create(aStudent())
  const concern = await app.counselor.concerns.create(aConcern(student.id))
  const { case: made } = await app.counselor.concerns.triage(
    aTriage(concern, app.sessions.counselor.accountId),
  )
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.office.students.get({ id: student.id })
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.office.cases.get({ id: made?.id ?? '' })
  await app.owner.students.get({ id: student.id })
  return student
}

test('the owner reads in plain sentences who did what, the newest first', async () => {
  await using app = await createTestApp()
  await anOffice(app)
  const { rows, more } = await app.owner.audit.list({})
  expect(sentences(rows)).toEqual([
    'The owner opened the record of Ines Varga',
    'The office opened the record of Ines Varga',
    'The office opened the record of Ines Varga',
    'The counselor decided a concern about Ines Varga',
    'The counselor wrote down a concern about Ines Varga',
    'The counselor added the student Ines Varga',
  ])
  expect(more).toBe(false)
})

test('reading the trail leaves a trace of its own, once an hour', async () => {
  await using app = await createTestApp()
  await app.owner.audit.list({})
  await app.owner.audit.list({ kind: 'looks' })
  await app.owner.audit.looks({})
  app.setClock('2026-12-08T16:00:00.000Z')
  await app.owner.audit.list({})
  const { rows } = await app.owner.audit.list({})
  expect(sentences(rows)).toEqual(['The owner read the audit trail', 'The owner read the audit trail'])
})

test('the trail is narrowed to a person, a student, a kind and the days of the school, and read page by page', async () => {
  await using app = await createTestApp()
  const student = await anOffice(app)
  const other = await app.counselor.students.create(aStudent({ givenName: 'Omar', familyName: 'Kell' }))
  const ask = async (wanted: Parameters<TestApp['owner']['audit']['list']>[0]) =>
    sentences((await app.owner.audit.list(wanted)).rows).filter((sentence) => !sentence.includes('trail'))

  expect(await ask({ actorId: app.sessions.office.accountId })).toHaveLength(2)
  expect(await ask({ studentId: other.id })).toEqual(['The counselor added the student Omar Kell'])
  expect(await ask({ studentId: student.id })).toHaveLength(6)
  expect(await ask({ studentId: student.id, actorId: app.sessions.owner.accountId })).toHaveLength(1)
  expect(await ask({ kind: 'looks' })).toHaveLength(3)
  expect(await ask({ kind: 'people' })).toEqual([])
  expect(await ask({ kind: 'changes' })).toHaveLength(4)
  expect(await ask({ from: '2026-12-09', to: '2026-12-09' })).toEqual([
    'The office opened the record of Ines Varga',
  ])
  // Nine in the evening in New York is the next day in Greenwich.
  app.setClock('2026-12-12T02:00:00.000Z')
  await app.office.students.get({ id: other.id })
  expect(await ask({ from: '2026-12-11', to: '2026-12-11', kind: 'looks' })).toEqual([
    'The office opened the record of Omar Kell',
  ])

  for (const days of [{}, { from: '2026-12-01', to: null }]) {
    const first = await app.owner.audit.list({ ...days, limit: 4 })
    const rest = await app.owner.audit.list({ ...days, before: first.rows.at(-1)?.seq ?? null, limit: 400 })
    const whole = await app.owner.audit.list({ ...days, limit: 400 })
    expect(first.more).toBe(true)
    expect([...first.rows, ...rest.rows]).toEqual(whole.rows)
  }
})

test('a period holds what a clock wrote that was set back, and nothing twice', async () => {
  await using app = await createTestApp()
  for (const [at, givenName] of [
    ['2026-12-08T15:00:00.000Z', 'One'],
    ['2036-12-08T15:00:00.000Z', 'Two'],
    ['2026-12-07T15:00:00.000Z', 'Three'],
  ] as const) {
    app.setClock(at)
    await app.counselor.students.create(aStudent({ givenName, familyName: 'Kell' }))
  }
  const period = { from: '2026-12-01', to: '2026-12-31', kind: 'changes', limit: 1 } as const
  const first = await app.owner.audit.list(period)
  const second = await app.owner.audit.list({ ...period, before: first.rows[0]?.seq ?? null })
  expect(sentences([...first.rows, ...second.rows])).toEqual([
    'The counselor added the student One Kell',
    'The counselor added the student Three Kell',
  ])
  expect(second.more).toBe(false)
})

test('who looked at whom: how often, and when last', async () => {
  await using app = await createTestApp()
  const student = await anOffice(app)
  const { rows } = await app.owner.audit.looks({})
  expect(looksOf(rows)).toEqual(['The owner Ines Varga 1', 'The office Ines Varga 2'])
  expect(rows[1]?.lastAt).toBe('2026-12-10T15:00:00.000Z')
  expect(looksOf((await app.owner.audit.looks({ to: '2026-12-09' })).rows)).toEqual([
    'The office Ines Varga 1',
  ])
  expect(looksOf((await app.owner.audit.looks({ studentId: student.id })).rows)).toHaveLength(2)
  expect(looksOf((await app.owner.audit.looks({ actorId: app.sessions.owner.accountId })).rows)).toHaveLength(
    1,
  )
})

test('a counselor sees who looked at the students whose cases they hold, and at nobody else', async () => {
  await using app = await createTestApp()
  await anOffice(app)
  const other = await app.owner.students.create(aStudent({ familyName: 'Kell' }))
  await app.office.students.get({ id: other.id })
  expect(looksOf((await app.counselor.audit.looks({})).rows)).toEqual([
    'The owner Ines Varga 1',
    'The office Ines Varga 2',
  ])
  expect((await app.counselor.audit.looks({ studentId: other.id })).rows).toEqual([])
  await expect(app.counselor.audit.list({})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(app.office.audit.looks({})).rejects.toMatchObject({ code: 'forbidden' })
})

test('a trail nobody touched is whole, and checking it leaves a trace of its own', async () => {
  await using app = await createTestApp()
  await anOffice(app)
  const check = await app.administrator.audit.verify({})
  expect(check).toMatchObject({ state: 'whole', entries: 6, sealed: null })
  expect(check).toMatchObject({ shortHash: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/) })
  expect(sentences((await app.owner.audit.list({ limit: 1 })).rows)).toEqual([
    'The administrator checked whether the audit trail is whole',
  ])
  expect(await app.owner.audit.verify({})).toMatchObject({ entries: 8 })
})

test('checking with the recovery sheet asks for the right one, and says which group was mistyped', async () => {
  await using app = await createTestApp()
  await anOffice(app)
  const { recoveryCode } = testOwner
  const check = await app.owner.audit.verify({ code: recoveryCode.toLowerCase() })
  expect(check, 'its trail was never sealed for a sheet').toMatchObject({ state: 'unsealed' })
  await expect(app.owner.audit.verify({ code: `${recoveryCode.slice(0, -1)}?` })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('the trail of a student is printed, the oldest first, and its hash is found again in the file', async () => {
  await using app = await createTestApp()
  const student = await anOffice(app)
  await app.owner.audit.print({ studentId: student.id, as: 'paper' })
  const text = textOf(ownMarkup(app.host.printed[0] ?? ''))
  expect(text).toContain('Harbor Middle School')
  expect(text).toContain(
    'About Ines Varga 6 entries December 8, 2026 10:00 AM The counselor added the student',
  )
  expect(text).toMatch(/December 10, 2026 10:00 AM .* opened the record of Ines Varga Hash of the last entry/)
  expect(text).toContain(
    'The whole trail had 6 entries when this was printed, on December 10, 2026 at 10:00 AM.',
  )
  const [hash = ''] = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text) ?? []

  await app.owner.audit.list({})
  const { fitsPaper } = app.administrator.audit
  expect(await fitsPaper({ entries: 6, hash: hash.toLowerCase().replaceAll('-', ' ') })).toEqual({
    fits: true,
    present: 8,
  })
  expect(await fitsPaper({ entries: 5, hash })).toEqual({ fits: false, present: 8 })
  expect(await fitsPaper({ entries: 6000, hash })).toEqual({ fits: false, present: 8 })
  expect(sentences((await app.owner.audit.list({ kind: 'papers' })).rows)).toEqual([
    'The owner printed the audit trail of Ines Varga',
  ])
})

test('what is printed is what was narrowed to; nothing is printed of an empty period', async () => {
  await using app = await createTestApp()
  await anOffice(app)
  const period = { from: '2020-01-01', to: '2020-01-31', as: 'pdf' } as const
  await expect(app.owner.audit.print(period)).rejects.toMatchObject({ code: 'rule' })
  await app.owner.audit.print({ ...period, to: '2026-12-31', language: 'es' })
  await app.owner.audit.print({ actorId: app.sessions.office.accountId, kind: 'looks', as: 'paper' })
  const text = textOf(ownMarkup(app.host.printed[0] ?? ''))
  expect(text).toContain('What The office did Looking 2 entries')
  expect(app.host.saved.map(({ name }) => name)).toEqual(['footbridge-audit-trail.pdf'])
})

test('an entry whose record was taken back, or whose words came later, still reads as a sentence', async () => {
  await using app = await createTestApp()
  await app.counselor.students.create(aStudent())
  await app.undoLast(app.counselor)
  const { rows } = await app.owner.audit.list({})
  expect(sentences(rows)).toEqual([
    'The counselor took back what they had just done: somebody or something no longer on record',
    'The counselor added the student somebody or something no longer on record',
  ])
  const about = { kind: 'nothing' } as const
  expect(
    auditSentence(
      { who: null, event: 'case.teleported', about },
      (key, values) => translate('es', key, values),
      String,
    ),
  ).toBe('Alguien desconocido hizo algo para lo que esta versión no tiene palabras')
})

test('every event of the contract has its sentence', () => {
  const events = [...operations.values()].flatMap((rule) => {
    if (rule.kind === 'gate') return []
    if (rule.kind === 'query') return rule.reads ?? []
    return rule.audit === 'not audited' ? [] : rule.audit.event
  })
  expect(events.length).toBeGreaterThan(40)
  expect(events.filter((event) => !isAuditEvent(event))).toEqual([])
})

test('every way through the trail is along an index', async () => {
  await using app = await createTestApp()
  const ways = [...everyStatement]
    .filter((sql) => /\bFROM audit\b/.test(sql) && sql.includes('WITH'))
    .flatMap((sql) => {
      const explained = `EXPLAIN QUERY PLAN ${sql.replaceAll(/:\w+/g, 'NULL')}`
      return app.vault.reading.prepare(explained).all() as { detail: string }[]
    })
    .map(({ detail }) => detail)
    .filter((detail) => /^(SCAN|SEARCH) audit\b/.test(detail))
  expect(ways.toSorted()).toEqual([
    'SCAN audit USING COVERING INDEX audit_of_looking',
    'SEARCH audit USING COVERING INDEX audit_of_looking (subject_id=?)',
    'SEARCH audit USING INDEX audit_by_actor (actor_id=? AND rowid<?)',
    'SEARCH audit USING INDEX audit_by_subject (subject_id=?)',
    'SEARCH audit USING INDEX audit_by_time (at>? AND at<?)',
    'SEARCH audit USING INDEX audit_by_time (at>?)',
    'SEARCH audit USING INTEGER PRIMARY KEY (rowid<?)',
    'SEARCH audit USING INTEGER PRIMARY KEY (rowid=?)',
  ])
})

/** A printer whose dialogs stay open until somebody answers them. */
function openDialogs({ host }: TestApp) {
  const dialogs: ((isOut: boolean) => void)[] = []
  Object.assign(host, { print: () => new Promise<boolean>((close) => void dialogs.push(close)) })
  return dialogs
}

const timesPrinted = async ({ owner }: TestApp): Promise<number> =>
  (await owner.audit.list({})).rows.filter(({ event }) => event === 'audit.printed').length

test('a paper that came out after its record was written leaves no second one', async () => {
  await using app = await createTestApp()
  await app.owner.students.create(aStudent())
  const dialogs = openDialogs(app)
  const printing = app.owner.audit.print({ as: 'paper' })
  await vi.waitFor(() => expect(dialogs.length).toBe(1), 60_000)
  app.app.cancelAll()
  dialogs[0]?.(true)
  expect(await printing).toEqual({ savedAs: null, missing: '' })
  expect(await timesPrinted(app)).toBe(1)
})

test('a record that cannot be written keeps no other paper from its own', async () => {
  await using app = await createTestApp()
  await app.owner.students.create(aStudent())
  const dialogs = openDialogs(app)
  const printings = [app.owner.audit.print({ as: 'paper' }), app.owner.audit.print({ as: 'paper' })]
  await vi.waitFor(() => expect(dialogs.length).toBe(2), 60_000)
  const { transaction } = app.vault.writing
  const full = () => {
    Object.assign(app.vault.writing, { transaction })
    throw new Error('The disk is full')
  }
  Object.assign(app.vault.writing, { transaction: full })
  expect(() => app.app.cancelAll()).toThrow('The disk is full')
  expect(await timesPrinted(app)).toBe(1)
  for (const close of dialogs) close(false)
  await Promise.allSettled(printings)
})

test('a relative reads in the trail neither what was done about the student nor who looked', async () => {
  await using app = await createTestApp()
  const student = await anOffice(app)
  const aunt = app.hire('Aunt', { roles: ['owner'], sees: 'office' })
  const { accountId: handOverTo } = app.hire('Taker', { roles: ['counselor'], sees: 'office' })
  for (const { accountId } of [aunt, app.sessions.counselor])
    await app.owner.recusals.add({ accountId, studentId: student.id, reason: 'His aunt.', handOverTo })
  const { rows } = await aunt.client.audit.list({})
  expect(sentences(rows).slice(2, 4)).toEqual([
    'The owner did something about a student you may not see',
    'The office did something about a student you may not see',
  ])
  expect(JSON.stringify(rows)).not.toMatch(/student\.|concern\./)
  for (const reader of [aunt.client, app.counselor]) expect((await reader.audit.looks({})).rows).toEqual([])
})
