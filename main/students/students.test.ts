import { expect, test } from 'vitest'

import { schoolName } from '#shared/domain/student.ts'

import { readerOf } from '../access/readable.ts'
import { everyStatement } from '../db/statement.ts'
import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a student typed in by hand can be opened, and the opening leaves a trace', async () => {
  await using app = await createTestApp()
  const made = await app.office.students.create(aStudent({ localId: '10432', preferredName: '' }))
  const record = await app.counselor.students.get({ id: made.id })
  expect(record.student).toMatchObject({
    localId: '10432',
    preferredName: null,
    status: 'active',
    version: 1,
  })
  expect(record).toMatchObject({ contacts: [], cases: [], concerns: [], briefContacts: [], consents: [] })
})

test('somebody with one name is written with that name everywhere, and found by it', async () => {
  await using app = await createTestApp()
  const made = await app.office.students.create(aStudent({ givenName: 'Suharto', familyName: '' }))
  const { rows } = await app.office.students.list({ status: 'active' })
  expect(rows).toMatchObject([{ name: 'Suharto', listName: 'Suharto' }])
  expect(schoolName(made)).toBe('Suharto')
  expect(schoolName({ ...made, preferredName: 'Harto' })).toBe('Harto')
  expect(await app.office.students.find({ words: 'suhar' })).toMatchObject([{ name: 'Suharto' }])
  await expect(
    app.office.students.create(aStudent({ givenName: '', familyName: 'Suharto' })),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('a name in Chinese or Korean signs reads the same in lists as on paper, and is found in either order', async () => {
  await using app = await createTestApp()
  const drafts = [
    aStudent({ givenName: '小明', familyName: '陈' }),
    aStudent({ givenName: '지우', familyName: '한', preferredName: '' }),
    aStudent({ givenName: '지우', familyName: '한', preferredName: 'Jenny' }),
    aStudent({ givenName: 'Emma', familyName: '陈' }),
    aStudent({ givenName: '小明', familyName: '' }),
  ]
  const made = []
  for (const draft of drafts) made.push(await app.office.students.create(draft))
  const { rows } = await app.office.students.list({ status: 'active' })
  const listed = made.map(({ id }) => rows.find((row) => row.id === id))
  expect(listed.map((row) => row?.name)).toEqual(made.map(schoolName))
  expect(listed.map((row) => row?.listName)).toEqual(['陈小明', '한지우', '한, Jenny', '陈, Emma', '小明'])
  for (const words of ['陈小明', '小明 陈', '小明陈'])
    expect(await app.office.students.find({ words }), words).toMatchObject([{ name: '陈小明' }])
})

test('two students cannot carry one id; the form points at the field', async () => {
  await using app = await createTestApp()
  await app.office.students.create(aStudent({ localId: '10432' }))
  const other = await app.office.students.create(aStudent({ givenName: 'Noor', localId: '10433' }))
  const refusal = {
    data: { code: 'invalid', fields: [{ path: 'localId', message: 'students:errors.localIdTaken' }] },
  }
  await expect(app.office.students.create(aStudent({ localId: ' 10432 ' }))).rejects.toMatchObject(refusal)
  await expect(
    app.office.students.update({ ...other, draft: aStudent({ localId: '10432' }) }),
  ).rejects.toMatchObject(refusal)
})

test('students without an id do not stand in each other’s way', async () => {
  await using app = await createTestApp()
  await app.office.students.create(aStudent({ localId: '' }))
  await app.office.students.create(aStudent({ localId: '' }))
  expect((await app.office.students.list({ status: null })).total).toBe(2)
})

test('the list stands in the order of the office’s folders: by family name, then by the name used at school', async () => {
  await using app = await createTestApp()
  const names = [
    ['Rosa', 'Marsh', null],
    ['Ana', 'de la Cruz', null],
    ['Zoe', 'Marsh', 'Abe'],
    ['Bo', 'Marshall', null],
    ['Ana', 'Zhou', null],
  ] as const
  for (const [givenName, familyName, preferredName] of names)
    await app.office.students.create(aStudent({ givenName, familyName, preferredName }))
  const order = ['de la Cruz, Ana', 'Marsh, Abe', 'Marsh, Rosa', 'Marshall, Bo', 'Zhou, Ana']
  const list = (status: 'active' | null, page = {}) => app.office.students.list({ status, ...page })
  for (const status of ['active', null] as const)
    expect((await list(status)).rows.map(({ listName }) => listName)).toEqual(order)
  const pages = [await list('active', { limit: 3 }), await list('active', { limit: 3, offset: 3 })]
  expect(pages.flatMap(({ rows }) => rows.map(({ listName }) => listName))).toEqual(order)
  expect(pages[0]?.rows[1]).toMatchObject({ name: 'Abe Marsh', listName: 'Marsh, Abe' })

  const texts = [...everyStatement].filter((sql) => /FROM students s .*ORDER BY s\.family_name/s.test(sql))
  expect(texts).toHaveLength(2)
  for (const sql of texts) {
    const asker = { ...app.sessions.office, sees: 'office', at: '2026-12-08T15:00:00.000Z' } as const
    const params = { status: 'active', ...readerOf(asker), limit: 100, offset: 0 }
    const plan = app.vault.writing.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/INDEX students_(of_status_)?in_order/)
    expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('TEMP B-TREE')
  }
})

test('a student changed by someone else meanwhile is not overwritten', async () => {
  await using app = await createTestApp()
  const seen = await app.office.students.create(aStudent())
  await app.counselor.students.update({ ...seen, draft: aStudent({ grade: '08' }) })
  await expect(
    app.office.students.update({ ...seen, draft: aStudent({ grade: '09' }) }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.office.students.get(seen)).student.grade).toBe('08')
})

test('a corrected name can be taken back, and the finder follows both ways', async () => {
  await using app = await createTestApp()
  const seen = await app.office.students.create(aStudent({ givenName: 'Ines' }))
  await app.office.students.update({ ...seen, draft: aStudent({ givenName: 'Agnes' }) })
  expect(await app.office.students.find({ words: 'agnes' })).toHaveLength(1)
  await app.undoLast(app.office)
  expect(await app.office.students.find({ words: 'agnes' })).toHaveLength(0)
  expect(await app.office.students.find({ words: 'ines' })).toHaveLength(1)
})

test('a student typed in by mistake can be taken back until something was recorded about them', async () => {
  await using app = await createTestApp()
  const mistake = await app.office.students.create(aStudent())
  await app.undoLast(app.office)
  await expect(app.office.students.get(mistake)).rejects.toMatchObject({ code: 'not_found' })

  const student = await app.office.students.create(aStudent())
  await app.counselor.students.addContact({ studentId: student.id, draft: aContact() })
  await expect(app.undoLast(app.office)).rejects.toMatchObject({ code: 'conflict' })
})

test('siblings share a mother: her new number is right for both, her rights are each child’s own', async () => {
  await using app = await createTestApp()
  const elder = await app.office.students.create(aStudent({ givenName: 'Elder' }))
  const younger = await app.office.students.create(aStudent({ givenName: 'Younger' }))
  const mother = await app.office.students.addContact({
    studentId: elder.id,
    draft: aContact({ phone: '555-0111' }),
  })
  shareWithSibling(app, mother.id, younger.id)

  await app.office.students.updateContact({
    ...mother,
    studentId: elder.id,
    draft: aContact({ phone: '555-0199', doNotContact: true, doNotContactBasis: 'Court order' }),
  })
  const [ofElder] = (await app.office.students.get(elder)).contacts
  const [ofYounger] = (await app.office.students.get(younger)).contacts
  expect(ofElder).toMatchObject({ phone: '555-0199', doNotContact: true })
  expect(ofYounger).toMatchObject({ phone: '555-0199', doNotContact: false, relation: 'guardian' })
  expect((await app.office.students.find({ words: '5550199' })).map(({ id }) => id).toSorted()).toEqual(
    [elder.id, younger.id].toSorted(),
  )

  await app.undoLast(app.office)
  expect((await app.office.students.get(younger)).contacts[0]).toMatchObject({ phone: '555-0111' })
  expect((await app.office.students.get(elder)).contacts[0]).toMatchObject({ doNotContact: false })
})

test('removing a contact from one sibling leaves them to the other', async () => {
  await using app = await createTestApp()
  const elder = await app.office.students.create(aStudent({ givenName: 'Elder' }))
  const younger = await app.office.students.create(aStudent({ givenName: 'Younger' }))
  const mother = await app.office.students.addContact({ studentId: elder.id, draft: aContact() })
  shareWithSibling(app, mother.id, younger.id)
  await app.counselor.students.removeContact({ studentId: elder.id, contactId: mother.id })
  expect((await app.office.students.get(elder)).contacts).toEqual([])
  expect((await app.office.students.get(younger)).contacts).toHaveLength(1)

  await app.counselor.students.removeContact({ studentId: younger.id, contactId: mother.id })
  await app.undoLast(app.counselor)
  expect((await app.office.students.get(younger)).contacts[0]).toMatchObject({ name: 'Teresa Varga' })
  expect(await app.counselor.students.removeContact({ studentId: elder.id, contactId: mother.id })).toEqual({
    removed: false,
  })
})

test('a contact edited from an old view is not overwritten', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent())
  const seen = await app.office.students.addContact({ studentId, draft: aContact() })
  await app.counselor.students.updateContact({
    ...seen,
    studentId,
    draft: aContact({ bestTime: 'Evenings' }),
  })
  await expect(
    app.office.students.updateContact({ ...seen, studentId, draft: aContact({ bestTime: 'Mornings' }) }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a student’s page shows no restricted case, nor what belongs to it, to others', async () => {
  await using app = await createTestApp()
  const { student } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { restricted: true },
  )
  const mine = await app.counselor.students.get(student)
  expect(mine.cases).toHaveLength(1)
  expect(mine.concerns).toHaveLength(1)
  for (const other of [app.owner, app.office]) {
    const theirs = await other.students.get(student)
    expect(theirs.cases).toEqual([])
    expect(theirs.concerns).toEqual([])
    expect((await other.students.list({ status: 'active' })).rows[0]?.openCaseCode).toBeNull()
  }
})

test('what was disclosed for a restricted case is not told to others', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId)
  const referral = await app.counselor.referrals.create({
    caseId: open.id,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Lunch group',
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-08',
    ownerId: accountId,
  })
  app.vault.writing
    .prepare(
      `INSERT INTO disclosures (id, student_id, referral_id, party, interest, what, information, on_day,
         recorded_at, recorded_by, exception, exception_note)
       VALUES (:id, :studentId, :referralId, 'Harbor Clinic', 'treatment', 'letter', '[]', '2026-12-08',
         '2026-12-08T15:00:00.000Z', :accountId, 'health-or-safety-emergency', 'threat')`,
    )
    .run({ id: referral.id, studentId: student.id, referralId: referral.id, accountId })
  expect((await app.office.students.get(student)).disclosures).toHaveLength(1)
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect((await app.counselor.students.get(student)).disclosures).toHaveLength(1)
  for (const other of [app.owner, app.office])
    expect((await other.students.get(student)).disclosures).toEqual([])
})

test('consents of a student in a restricted case are shown to its readers only', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.office.consents.create(
    aConsent(student.id, student.id, { kind: 'services', recipientIds: [], information: [], purposes: [] }),
  )
  expect((await app.owner.students.get(student)).consents).toHaveLength(1)
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect((await app.counselor.students.get(student)).consents).toHaveLength(1)
  for (const other of [app.owner, app.office])
    expect((await other.students.get(student)).consents).toEqual([])
})

test('consents signed for a restricted case are not told through an older case of the student', async () => {
  await using app = await createTestApp()
  const { counselor } = app.sessions
  const { student, case: older } = await aStudentWithCase(app.counselor, counselor.accountId)
  await app.counselor.cases.close({ ...older, note: 'The student is well.' })
  const concern = await app.counselor.concerns.create(aConcern(student.id))
  await app.counselor.concerns.triage(aTriage(concern, counselor.accountId, { restricted: true }))
  const service = await app.counselor.providers.create(aProvider())
  await app.counselor.consents.create(aConsent(student.id, service.organizationId))

  expect((await app.counselor.cases.get(older)).consents).toHaveLength(1)
  for (const other of [app.owner, app.office])
    expect(await other.cases.get(older)).toMatchObject({ consents: [], organizations: {} })
})

test('a concern taken back leaves the student’s page', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  await app.office.concerns.create(aConcern(student.id))
  await app.undoLast(app.office)
  expect((await app.office.students.get(student)).concerns).toEqual([])
})

/** What a roster does when two students name the same guardian. */
function shareWithSibling(
  app: Awaited<ReturnType<typeof createTestApp>>,
  contactId: string,
  studentId: string,
): void {
  app.vault.writing
    .prepare(
      `INSERT INTO student_contacts VALUES (:studentId, :contactId, 'guardian', 1, '', 0, '', NULL, NULL)`,
    )
    .run({ studentId, contactId })
}
