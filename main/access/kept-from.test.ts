import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import { operations } from '#shared/api/contract.ts'

import { changes, questions } from '../testing/every-operation.ts'
import { aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { aKeptStory, ABOUT_CASE, ABOUT_STUDENT, type KeptStory } from '../testing/kept-story.ts'
import { seenPackets } from '../testing/print-as-seen.ts'
import { createTestApp, type Colleague, type TestApp } from '../testing/test-app.ts'

const ofKind = (...kinds: readonly string[]) =>
  [...operations].filter(([, { kind }]) => kinds.includes(kind)).map(([path]) => path)

test('every question of the contract is asked here: say how somebody would ask a new one', () => {
  const story = Object.fromEntries(['studentId'].map((field) => [field, ''])) as unknown as KeptStory
  expect(Object.keys(questions(story, '')).toSorted()).toEqual(ofKind('query').toSorted())
})

type Row = Readonly<Record<string, unknown>>

/** Every record that hangs on the student, by table; those of the case alone where `only` says so. */
function hanging(app: TestApp, { studentId, caseId }: KeptStory, only: 'case' | 'all') {
  const all = (sql: string) => app.vault.writing.prepare(sql).all({ studentId, caseId }) as Row[]
  const ofCase = {
    cases: all('SELECT * FROM cases WHERE id = :caseId'),
    concerns: all(`SELECT * FROM concerns WHERE case_id = :caseId AND state <> 'new'`),
    triages: all('SELECT * FROM triages WHERE case_id = :caseId'),
    notes: all('SELECT * FROM notes WHERE case_id = :caseId'),
    consents: all('SELECT * FROM consents WHERE case_id = :caseId'),
    consent_requests: all('SELECT * FROM consent_requests WHERE case_id = :caseId'),
    consent_scans: all(
      'SELECT s.id, s.consent_id, CAST(s.bytes AS TEXT) AS bytes FROM consent_scans s JOIN consents n ON n.id = s.consent_id WHERE n.case_id = :caseId',
    ),
    referrals: all('SELECT * FROM referrals WHERE case_id = :caseId'),
    referral_events: all(
      'SELECT e.* FROM referral_events e JOIN referrals r ON r.id = e.referral_id WHERE r.case_id = :caseId',
    ),
    tasks: all('SELECT * FROM tasks WHERE case_id = :caseId'),
    crises: all('SELECT * FROM crises WHERE case_id = :caseId'),
    crisis_entries: all(
      'SELECT e.* FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id WHERE r.case_id = :caseId',
    ),
    support_events: all('SELECT * FROM support_events WHERE case_id = :caseId'),
    meetings: all('SELECT * FROM meetings WHERE case_id = :caseId'),
    meeting_people: all(
      'SELECT e.* FROM meeting_people e JOIN meetings m ON m.id = e.meeting_id WHERE m.case_id = :caseId',
    ),
    meeting_items: all(
      'SELECT i.* FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id WHERE m.case_id = :caseId',
    ),
    meeting_decisions: all(
      'SELECT d.* FROM meeting_decisions d JOIN tasks t ON t.id = d.task_id WHERE t.case_id = :caseId',
    ),
    safety_plans: all('SELECT * FROM safety_plans WHERE case_id = :caseId'),
    return_plans: all('SELECT * FROM return_plans WHERE case_id = :caseId'),
    interim_supports: all('SELECT * FROM interim_supports WHERE case_id = :caseId'),
    contact_attempts: all('SELECT * FROM contact_attempts WHERE case_id = :caseId'),
    slip_answers: all(
      'SELECT a.* FROM slip_answers a JOIN referrals r ON r.id = a.referral_id WHERE r.case_id = :caseId',
    ),
    appointments: all(
      'SELECT p.* FROM appointments p JOIN referrals r ON r.id = p.referral_id WHERE r.case_id = :caseId',
    ),
    printed_pages: all(
      'SELECT p.* FROM printed_pages p JOIN referrals r ON r.id = p.referral_id WHERE r.case_id = :caseId',
    ),
    printed_forms: all('SELECT * FROM printed_forms WHERE case_id = :caseId'),
    disclosures: all('SELECT * FROM disclosures WHERE student_id = :studentId'),
  }
  if (only === 'case') return ofCase
  return {
    ...ofCase,
    students: all('SELECT * FROM students WHERE id = :studentId'),
    contacts: all(
      'SELECT p.* FROM contacts p JOIN student_contacts l ON l.contact_id = p.id WHERE l.student_id = :studentId',
    ),
    student_contacts: all('SELECT * FROM student_contacts WHERE student_id = :studentId'),
    brief_contacts: all('SELECT * FROM brief_contacts WHERE student_id = :studentId'),
    sealed_notes: all('SELECT * FROM sealed_notes WHERE student_id = :studentId'),
    legal_holds: all('SELECT * FROM legal_holds WHERE student_id = :studentId'),
    records_requests: all('SELECT * FROM records_requests WHERE student_id = :studentId'),
    amendments: all('SELECT * FROM amendments WHERE student_id = :studentId'),
    parent_bases: all('SELECT * FROM parent_bases WHERE student_id = :studentId'),
    printed_forms: all('SELECT * FROM printed_forms WHERE student_id = :studentId'),
    moves: all('SELECT * FROM moves WHERE student_id = :studentId'),
    concerns: all('SELECT * FROM concerns WHERE student_id = :studentId'),
    consents: all('SELECT * FROM consents WHERE student_id = :studentId'),
    consent_requests: all('SELECT * FROM consent_requests WHERE student_id = :studentId'),
    consent_scans: all(
      'SELECT s.id, s.consent_id, CAST(s.bytes AS TEXT) AS bytes FROM consent_scans s JOIN consents n ON n.id = s.consent_id WHERE n.student_id = :studentId',
    ),
  }
}

/** Columns in which nobody writes freely: ids, days, and words the domain fixes. */
const FIXED =
  /(^|_)(id|ids|at|on|day|on_day|since|by|kind|source|state|status|urgency|pathway|method|channel|authority|direction|disposition|language|action|from|until|rule|how|part|ending|reason|information|noticed|barriers|reasons|steps|race_ethnicity|relation|insurance|grade|tier|exception|outcome|time|code|spoken|read|whom|group|task|plan|form|agreed_with|check_ins|date|signed|phone|purposes|statements|reminders|purpose|parts|marks|recipient_names|provider|slip|tick|heard|version|seen|offered)$/

/** Fixed by its ending, and written freely all the same. */
const FREE_ALL_THE_SAME = [
  ...['referral_events.reason', 'contacts.best_time', 'legal_holds.reason', 'consents.purpose'],
]

test('the story holds a word to tell it by in every text of every record', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const columns = Object.entries(hanging(app, story, 'all')).flatMap(([table, rows]) => {
    expect(rows.length, table).toBeGreaterThan(0)
    return Object.keys(rows[0] ?? {}).map((column) => ({ name: `${table}.${column}`, column, rows }))
  })
  const free = columns.filter(
    ({ name, column, rows }) =>
      (!FIXED.test(column) || FREE_ALL_THE_SAME.includes(name)) &&
      rows.some((row) => typeof row[column] === 'string'),
  )
  const told = new RegExp(`${ABOUT_STUDENT}|${ABOUT_CASE}`, 'i')
  const untold = free.filter(({ column, rows }) => !rows.some((row) => told.test(String(row[column]))))
  expect(
    untold.map(({ name }) => name),
    'write into a new column in kept-story.ts',
  ).toEqual([])
  expect(free.length).toBeGreaterThan(35)
})

interface Reader {
  readonly name: string
  readonly me: string
  readonly client: Client
  readonly ask: (path: string, input: unknown) => ReturnType<TestApp['app']['call']>
}

function readerOf(app: TestApp, { accountId, session, client }: Colleague): Reader {
  return {
    name: session.name,
    me: accountId,
    client,
    ask: (path, input) => app.app.call(session, path, input),
  }
}

/** Asks everything, and expects that no answer holds a word, a name or an id of what is kept. */
async function expectNothingOf(
  app: TestApp,
  story: KeptStory,
  { name, me, ask }: Reader,
  only: 'case' | 'all',
): Promise<void> {
  const ids = Object.values(hanging(app, story, only)).flatMap((rows) =>
    rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
  )
  const secrets = [
    ...new Set([...ids, story.caseCode, ABOUT_CASE, ...(only === 'all' ? [ABOUT_STUDENT, '555-0177'] : [])]),
  ]
  for (const [path, inputs] of Object.entries(questions(story, me)))
    for (const input of inputs) {
      const reply = await ask(path, input)
      const answer = JSON.stringify(reply).toLowerCase()
      for (const secret of secrets)
        expect(answer, `${name} asks ${path} ${JSON.stringify(input)}`).not.toContain(secret.toLowerCase())
      const value = ((reply.ok && reply.value) || {}) as { rows?: readonly unknown[]; total?: number }
      if (value.rows && value.total !== undefined)
        expect(value.total, `${name} counts ${path}`).toBe(value.rows.length)
    }
  expect(app.faults).toEqual([])
}

/** Keeps a draft about the student, as somebody does before they are kept from them. */
async function keepDrafts({ client }: Pick<Reader, 'client'>, { studentId, caseId }: KeptStory) {
  await client.drafts.save({ key: `cases.note.${caseId}`, value: `${ABOUT_CASE} draft` })
  await client.drafts.save({
    key: 'concerns.new',
    value: JSON.stringify({ studentId, words: ABOUT_STUDENT }),
  })
  await client.drafts.save({ key: 'kept-place', value: `#/students/${studentId}` })
}

const RECUSED = 'He is the brother of the student.'

test.each([false, true])(
  'a recused relative finds nothing of the student, whatever they ask; restricted: %s',
  async (restricted) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted })
    const { studentId, caseId } = story
    const brother = app.hire('Brother', { roles: ['counselor'], sees: 'office' })
    const sister = app.hire('Sister', { roles: ['owner', 'counselor'], sees: 'office' })
    await app.counselor.cases.setNamed({ id: caseId, accountId: brother.accountId, isNamed: true })
    const letIn = app.hire('Cousin', { roles: ['counselor'], sees: 'own' })
    await letIn.client.glass.break({ studentId, kind: 'other', reason: 'I want to know how he is.' })
    await letIn.client.cases.get({ id: caseId })
    for (const each of [brother, sister, letIn]) {
      await keepDrafts(each, story)
      await app.owner.recusals.add({ accountId: each.accountId, studentId, reason: RECUSED })
      await expectNothingOf(app, story, readerOf(app, each), 'all')
    }
  },
)

/** Of these it is said in the white paper that they tell when something was done, and by whom. */
const OF_THE_TRAIL = /^audit\./

/** Everything somebody is answered, with every id read as the same: what is left are words, days and numbers. */
async function everyAnswer(story: KeptStory, { me, ask }: Reader): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const [path, inputs] of Object.entries(questions(story, me)))
    for (const input of OF_THE_TRAIL.test(path) ? [] : inputs)
      answers[`${path} ${JSON.stringify(input)}`] = JSON.stringify(await ask(path, input)).replaceAll(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        'id',
      )
  return answers
}

/** The same office twice: in one of them there is a whole record about a student, in the other nothing but their name. */
test.each([
  { sees: 'office', roles: ['owner', 'counselor'], restricted: false },
  { sees: 'office', roles: ['owner', 'counselor'], restricted: true },
  { sees: 'named', roles: ['counselor'], restricted: false },
] as const)(
  'to whoever is kept from a student every answer and every number is the same as if nothing were there: $sees, $restricted',
  async ({ sees, roles, restricted }) => {
    await using full = await createTestApp()
    await using empty = await createTestApp()
    const story = await aKeptStory(full, { restricted })
    await empty.counselor.providers.create(aProvider())
    const { id: bareId } = await empty.counselor.students.create(aStudent())
    const [told, untold] = await Promise.all(
      (
        [
          { app: full, id: story.studentId },
          { app: empty, id: bareId },
        ] as const
      ).map(async ({ app, id }) => {
        const each = app.hire('Sister', { roles, sees })
        await app.owner.recusals.add({ accountId: each.accountId, studentId: id, reason: RECUSED })
        return everyAnswer(story, readerOf(app, each))
      }),
    )
    expect(told).toEqual(untold)
    expect(Object.keys(told ?? {}).length).toBeGreaterThan(40)
  },
)

test.each([false, true])(
  'a temporary colleague finds the students of named cases and nobody else; restricted: %s',
  async (restricted) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted })
    const { accountId } = app.sessions.counselor
    const { case: other } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Tomas' })
    for (const role of ['counselor', 'office'] as const) {
      const temp = app.hire(`Temporary ${role}`, { roles: [role], sees: 'named' })
      await app.counselor.cases.setNamed({ id: other.id, accountId: temp.accountId, isNamed: true })
      await keepDrafts(temp, story)
      await expectNothingOf(app, story, readerOf(app, temp), 'all')
      expect((await temp.client.students.list({ status: null })).rows).toMatchObject([
        { id: other.studentId },
      ])
      expect((await temp.client.cases.list({})).rows).toMatchObject([{ id: other.id }])
      expect(await temp.client.search.find({ words: 'Tomas' })).not.toEqual([])
    }
  },
)

test('whoever is not named on a restricted case, and whoever sees only their own, find nothing of it', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: true })
  const readers = [
    app.hire('Counselor', { roles: ['counselor'], sees: 'office' }),
    app.hire('Owner', { roles: ['owner'], sees: 'office' }),
    app.hire('Clerk', { roles: ['office'], sees: 'office' }),
    app.hire('Own', { roles: ['counselor'], sees: 'own' }),
    app.hire('Own clerk', { roles: ['office'], sees: 'own' }),
  ]
  for (const each of readers) await expectNothingOf(app, story, readerOf(app, each), 'case')
  const { case: open } = await app.counselor.cases.get({ id: story.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: false })
  for (const each of readers.slice(3)) await expectNothingOf(app, story, readerOf(app, each), 'case')
})

/** Changes that name no record of a student, or answer of each record by itself that it is not there. */
const OF_NO_STUDENT =
  /^(absences|accounts|acknowledgements|agreements|attendance|backups|calendar|cycles|drafts|duplicates|imports|partnerMeetings|postalAreas|protocolComments|protocols|providerCalls|providerFeedback|providers|school|schoolServices|scorecards|settings|staff|trainings|translations|undo|unmetNeed|wrongTries)\.|^audit\.verify$|^students\.create$|^cases\.(handOverMany|moveManyToProtocol)$|^today\.(printSheet|enterSheet|readMorning)$|^slips\.enter$|^yearEnd\.print$|^handOver\.printLeaving$|^retention\.(setRules|renewBackups|lookForCopies|print)$/

test('every change of the contract is tried here: say how somebody would try a new one', () => {
  const story = Object.fromEntries(['studentId'].map((field) => [field, ''])) as unknown as KeptStory
  const named = ofKind('command', 'task').filter((path) => !OF_NO_STUDENT.test(path))
  expect(Object.keys(changes(story, '')).toSorted()).toEqual(named.toSorted())
})

/** A glass this person broke, was told of and was answered to before they were kept from the student; it has their id. */
function brokeBefore({ vault }: TestApp, { studentId }: KeptStory, { accountId }: Colleague): void {
  const at = '2026-12-08T14:30:00.000Z'
  const endsAt = '2026-12-08T18:30:00.000Z'
  vault.writing
    .prepare(
      `INSERT INTO glass_breaks VALUES (:accountId, :accountId, :studentId, 'other', 'A reason long enough.', :at, :endsAt)`,
    )
    .run({ accountId, studentId, at, endsAt })
  vault.writing
    .prepare(`INSERT INTO glass_letters VALUES (:accountId, :accountId, NULL, 'Hello', NULL)`)
    .run({ accountId })
}

test('a recused relative and a temporary colleague change nothing they cannot find', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const sister = app.hire('Sister', { roles: ['owner', 'counselor'], sees: 'office' })
  const temp = app.hire('Temporary', { roles: ['owner', 'counselor'], sees: 'named' })
  await app.owner.recusals.add({ accountId: sister.accountId, studentId: story.studentId, reason: RECUSED })
  for (const each of [sister, temp]) brokeBefore(app, story, each)
  const before = JSON.stringify(hanging(app, story, 'all'))
  for (const each of [sister, temp])
    for (const [path, inputs] of Object.entries(changes(story, each.accountId)))
      for (const input of inputs)
        expect(await app.app.call(each.session, path, input), `${each.session.name}: ${path}`).toMatchObject({
          ok: false,
          error: { code: 'not_found', message: 'common:errors.notFound' },
        })
  expect(JSON.stringify(hanging(app, story, 'all'))).toBe(before)
  expect(app.faults).toEqual([])
})

/** Work on a case that goes on while whoever holds it is not there; nothing else of a case is for a guest to change. */
const WORK_FOR_GUESTS = [
  'cases.addNote',
  'cases.logAttempt',
  'concerns.answer',
  'consentRequests.create',
  'consentRequests.decline',
  'consentRequests.remind',
  'consentScans.save',
  'consents.end',
  'consents.object',
  'consents.revoke',
  'crises.printPickUp',
  'crises.record',
  'packets.print',
  'packets.settle',
  'printing.printPackets',
  'referrals.postpone',
  'referrals.scheduleAppointment',
  'referrals.waitlist',
  'returnPlans.print',
  'returnPlans.write',
  'safetyPlans.print',
  'safetyPlans.write',
  'slips.amend',
  'supports.log',
  'tasks.finish',
  'tasks.reopen',
]

/** The version every record of the story has at this moment. */
function versionsIn(app: TestApp, story: KeptStory): (id: string) => number {
  const rows = Object.values(hanging(app, story, 'all')).flat()
  const versions = new Map(rows.map(({ id, version }) => [id, Number(version)]))
  return (id) => versions.get(id) ?? 1
}

/** What prints only as it was looked at, looked at before. */
async function asLookedAt({ client }: Colleague, path: string, input: unknown): Promise<unknown> {
  const { choice, batch } = input as {
    choice: Parameters<Client['packets']['preview']>[0]
    batch: Parameters<Client['printing']['readyPackets']>[0]
  }
  if (path === 'packets.print')
    return { choice, as: 'paper', seen: (await client.packets.preview(choice)).digest }
  if (path === 'printing.printPackets') return { batch, as: 'paper', seen: await seenPackets(client, batch) }
  return input
}

test.each(['office', 'own'] as const)(
  'whoever was let in for four hours does the work of a case and nothing else, and is out again after; sees: %s',
  async (sees) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted: sees === 'office' })
    const guest = app.hire('Guest', { roles: ['owner', 'counselor'], sees })
    const { studentId, caseId } = story
    await guest.client.glass.break({ studentId, kind: 'other', reason: 'She is not here today.' })
    const now = () => JSON.stringify(hanging(app, story, 'case'))
    const works = new Set<string>()
    for (const [path, inputs] of Object.entries(changes(story, guest.accountId)))
      for (const at of inputs.keys()) {
        const before = now()
        const input = changes(story, guest.accountId, versionsIn(app, story))[path]?.[at]
        const reply = await app.app.call(guest.session, path, await asLookedAt(guest, path, input))
        expect(reply, path).not.toMatchObject({ error: { code: 'conflict' } })
        if (now() !== before) works.add(path)
      }
    expect([...works].toSorted()).toEqual(WORK_FOR_GUESTS)
    app.setClock('2026-12-08T22:00:00.000Z')
    await expect(guest.client.cases.get({ id: caseId })).rejects.toMatchObject({ code: 'not_found' })
    expect(app.faults).toEqual([])
  },
)
