import { expect, test } from 'vitest'

import { noCalendar } from '#shared/domain/school-calendar.ts'
import type { Session } from '#shared/domain/session.ts'

import { createApp } from './app.ts'
import { listAudit } from './audit/audit.sql.ts'
import { createStaging } from './imports/staging.ts'
import { noCopies } from './vault/backup/vault-copies.ts'
import { noOwnSeal } from './vault/own-seal.ts'
import { noWays } from './vault/ways-in.ts'
import { createRouter, type Surroundings } from './router.ts'
import { fakeHost } from './testing/fake-host.ts'
import { aStudent } from './testing/makers.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const trail = (app: TestApp) => listAudit(app.vault.reading, { afterSeq: 0 })
const events = (app: TestApp) => trail(app).map(({ event }) => event)
const countStaff = (app: TestApp) => app.vault.reading.prepare('SELECT count(*) AS n FROM staff').get()

const hire = (app: TestApp) =>
  app.vault.writing.prepare("INSERT INTO staff VALUES ('s', NULL, NULL, 'Ana', '', NULL, NULL, 1, 1)").run()

/** The real router over one function of the test's own. */
function routerOver(app: TestApp, run: (context: never, input: never) => unknown, signal?: AbortSignal) {
  const { reading, writing } = app.vault
  const base = {
    session: { ...app.sessions.owner, sees: 'office', at: '2026-12-08T15:00:00.000Z' } as const,
    now: '2026-12-08T15:00:00.000Z',
    today: '2026-12-08',
    timeZone: 'America/New_York',
    calendar: noCalendar,
    staged: createStaging(),
    ownSeal: noOwnSeal,
  }
  const settle = () => {}
  const surroundings: Surroundings = {
    writing,
    handlerOf: () => run,
    standing: () => base.session,
    queryContext: () => ({ ...base, db: reading }),
    commandContext: () => ({
      ...base,
      db: writing,
      ways: noWays,
      copies: noCopies,
      newId: () => 'id',
      random: () => 0,
      undoable: () => {},
      forgetEarlier: () => {},
      takeUndo: () => {
        throw new Error('Nothing is taken back here.')
      },
      settle,
    }),
    taskContext: () => ({
      ...base,
      db: reading,
      host: fakeHost(),
      signal: signal ?? new AbortController().signal,
      ways: noWays,
      copies: noCopies,
      newId: () => 'id',
      progress: () => {},
      settle,
    }),
    report: () => {},
    emit: () => {},
  }
  return createRouter(surroundings).call
}

const aColleague = { name: 'Ana', position: '', email: null, phone: null }

test('a change and its line in the trail are one transaction', async () => {
  await using app = await createTestApp()
  const made = await app.office.students.create(aStudent())
  expect(trail(app)).toEqual([
    {
      seq: 1,
      at: '2026-12-08T15:00:00.000Z',
      actorId: app.sessions.office.accountId,
      operation: 'students.create',
      event: 'student.created',
      subjectId: made.id,
    },
  ])
})

test('an operation that fails half-way leaves neither its change nor a line', async () => {
  await using app = await createTestApp()
  const fails = routerOver(app, () => {
    hire(app)
    throw new Error('power cut')
  })
  expect(await fails(app.sessions.owner, 'staff.create', aColleague)).toMatchObject({
    error: { code: 'internal' },
  })
  expect(countStaff(app)).toEqual({ n: 0 })
  expect(events(app)).toEqual([])
})

test('an answer that breaks the contract leaves neither its change nor a line', async () => {
  await using app = await createTestApp()
  const lies = routerOver(app, () => {
    hire(app)
    return { name: 'Ana' }
  })
  expect(await lies(app.sessions.owner, 'staff.create', aColleague)).toMatchObject({
    error: { code: 'internal' },
  })
  expect(countStaff(app)).toEqual({ n: 0 })
})

test('a change whose line cannot be written does not happen', async () => {
  await using app = await createTestApp()
  app.vault.writing
    .prepare("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'full'); END")
    .run()
  await expect(app.office.staff.create(aColleague)).rejects.toMatchObject({ code: 'internal' })
  expect(countStaff(app)).toEqual({ n: 0 })
})

test('a question cannot change anything, whatever it tries', async () => {
  await using app = await createTestApp()
  const writes = routerOver(app, () => {
    app.vault.reading.prepare('DELETE FROM accounts').run()
    return []
  })
  expect(await writes(app.sessions.owner, 'accounts.list', {})).toMatchObject({ ok: false })
  expect(await app.owner.accounts.list({})).toHaveLength(4)
})

test('opening a student’s record leaves one line per person and hour', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const openings = () => trail(app).filter(({ event }) => event === 'student.opened')
  await app.counselor.students.get(student)
  await app.counselor.students.get(student)
  expect(openings()).toMatchObject([
    { actorId: app.sessions.counselor.accountId, subjectId: student.id, operation: 'students.get' },
  ])
  await app.owner.students.get(student)
  expect(openings()).toHaveLength(2)
  app.setClock('2026-12-08T15:59:59.000Z')
  await app.counselor.students.get(student)
  expect(openings()).toHaveLength(2)
  app.setClock('2026-12-08T16:00:00.000Z')
  await app.counselor.students.get(student)
  expect(openings()).toHaveLength(3)
})

test('a search, a list and a record that is not there leave no line', async () => {
  await using app = await createTestApp()
  await app.office.students.create(aStudent())
  await app.office.students.list({ status: null })
  await app.office.students.find({ words: 'varga' })
  await expect(app.office.students.get({ id: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject(
    { code: 'not_found' },
  )
  expect(events(app)).toEqual(['student.created'])
})

test('what somebody was typing is kept without a line', async () => {
  await using app = await createTestApp()
  await app.office.drafts.save({ key: 'new-concern', value: '{}' })
  expect(events(app)).toEqual([])
})

test('input that does not fit is refused field by field', async () => {
  await using app = await createTestApp()
  const draft = { ...aStudent({ givenName: ' ', birthDate: '2013-02-31' }), homeroom: 'x'.repeat(201) }
  await expect(app.office.students.create(draft)).rejects.toMatchObject({
    data: {
      code: 'invalid',
      message: 'common:errors.invalid',
      fields: [
        { path: 'givenName', message: 'common:fields.required' },
        { path: 'birthDate', message: 'common:fields.notADate' },
        { path: 'homeroom', message: 'common:fields.tooLong', values: { maximum: 200 } },
      ],
    },
  })
  expect(events(app)).toEqual([])
})

test('an operation nobody knows is refused, however it is spelled', async () => {
  await using app = await createTestApp()
  for (const path of [
    '',
    'students',
    'students.',
    'students.drop',
    '__proto__',
    'students.constructor',
    'constructor.name',
  ])
    expect(await app.app.call(app.sessions.owner, path, {}), path).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'common:errors.unknownOperation' },
    })
})

test('a bug gets a reference; neither the reply nor the log holds anything of the student', async () => {
  await using app = await createTestApp()
  app.vault.writing
    .prepare(
      `CREATE TRIGGER bug BEFORE INSERT ON students BEGIN SELECT raise(ABORT, 'Varga is the name'); END`,
    )
    .run()
  const reply = await app.app.call(app.sessions.office, 'students.create', aStudent())
  const [fault] = app.faults
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'internal', message: 'common:errors.internal', reference: fault?.reference },
  })
  expect(fault).toMatchObject({
    operation: 'students.create',
    reference: expect.stringMatching(/^[0-9A-F]{8}$/),
  })
  expect(fault?.frames.length).toBeGreaterThan(0)
  expect(JSON.stringify([reply, app.faults])).not.toMatch(/varga|ines/i)
})

test('what was done can be taken back once, by whoever did it', async () => {
  await using app = await createTestApp()
  await app.office.staff.create(aColleague)
  const undoable = app.events.findLast((event) => event.kind === 'undoable')
  expect(undoable?.operation).toBe('staff.create')
  const undoId = undoable?.undoId ?? ''
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await app.office.undo.run({ undoId })).toMatchObject({ operation: 'staff.create' })
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect(events(app)).toEqual(['staff.created', 'undone'])
  expect(countStaff(app)).toEqual({ n: 0 })
})

test('what somebody built on is not taken back, and trying again is still possible', async () => {
  await using app = await createTestApp()
  const seen = await app.office.students.create(aStudent())
  await app.office.students.update({ ...seen, draft: aStudent({ grade: '08' }) })
  const undoable = app.events.findLast((event) => event.kind === 'undoable')
  await app.counselor.students.update({ ...seen, version: 2, draft: aStudent({ grade: '09' }) })
  await expect(app.office.undo.run({ undoId: undoable?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await app.office.students.get(seen)).student.grade).toBe('09')
  expect(events(app)).not.toContain('undone')
})

test('after the vault was locked nothing can be taken back', async () => {
  await using app = await createTestApp()
  await app.office.staff.create(aColleague)
  const undoable = app.events.findLast((event) => event.kind === 'undoable')
  const { reading, writing } = app.vault
  const unlockedAgain = createApp({ reading, writing, host: fakeHost() })
  const session: Session = app.sessions.office
  expect(await unlockedAgain.call(session, 'undo.run', { undoId: undoable?.undoId })).toMatchObject({
    error: { code: 'conflict' },
  })
})

const aPrint = {
  choice: {
    referralId: '01890000-0000-7000-8000-000000000000',
    parts: ['letter'],
    language: 'en',
    paper: 'letter',
    largePrint: false,
    remark: '',
  },
  as: 'paper',
  seen: 'these pages',
}

test('a task changes nothing until it is whole; then its change and its line are one transaction', async () => {
  await using app = await createTestApp()
  const prints = routerOver(app, async () => () => {
    hire(app)
    return { printed: true, savedAs: null, pages: [] }
  })
  expect(await prints(app.sessions.owner, 'packets.print', aPrint)).toMatchObject({ ok: true })
  expect(events(app)).toEqual(['packet.printed'])
  expect(countStaff(app)).toEqual({ n: 1 })
})

test('a task that was stopped says so and leaves nothing', async () => {
  await using app = await createTestApp()
  const controller = new AbortController()
  const stopped = routerOver(
    app,
    async () => {
      controller.abort()
      return () => {
        hire(app)
        return { printed: true, savedAs: null, pages: [] }
      }
    },
    controller.signal,
  )
  expect(await stopped(app.sessions.owner, 'packets.print', aPrint)).toMatchObject({
    error: { code: 'cancelled' },
  })
  expect(countStaff(app)).toEqual({ n: 0 })
  expect(events(app)).toEqual([])
})
