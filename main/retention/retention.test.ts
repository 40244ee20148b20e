import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { type RecordTarget, SUGGESTED_RULES } from '#shared/domain/retention.ts'
import { auditSentence } from '#shared/text/audit-sentence.ts'
import { translate } from '#shared/text/translate.ts'

import { ownMarkup, textOf } from '../print/html.ts'
import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aReferral, bySecurePortal, aStep, signConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { testMasterKey, testOwner } from '../testing/test-vault.ts'
import { decryptedPages } from '../testing/decrypted-pages.ts'
import { vaultPath } from '../vault/vault-file.ts'

const { password } = testOwner
const LONG_AGO = '2016-12-08T15:00:00.000Z'
const TODAY = '2026-12-08T15:00:00.000Z'

let stick: string
beforeEach(() => {
  stick = realpathSync(mkdtempSync(join(tmpdir(), 'footbridge-stick-')))
  return () => rmSync(stick, { recursive: true, force: true })
})

/** A student whose case was closed ten years ago, and who left then. */
async function aFormerStudent(app: TestApp, familyName = 'Varga') {
  app.setClock(LONG_AGO)
  const { accountId } = app.sessions.counselor
  const made = await aStudentWithCase(app.counselor, accountId, { familyName, birthDate: '2000-05-06' })
  const open = (await app.counselor.cases.get({ id: made.case.id })).case
  await app.counselor.cases.close({ id: open.id, version: open.version, note: 'Went well.' })
  app.vault.writing.transaction(() =>
    app.vault.writing
      .prepare("UPDATE students SET status = 'left', left_on = '2016-12-08' WHERE id = :id")
      .run({ id: made.student.id }),
  )
  app.setClock(TODAY)
  return made
}

async function destroy({ owner }: TestApp, ...targets: RecordTarget[]): Promise<string> {
  const { stamp } = await owner.retention.preview({ targets })
  return (await owner.retention.destroy({ targets, stamp, basis: 'period-over', password })).id
}

const confirm = ({ owner }: TestApp) => owner.retention.setRules({ rules: [...SUGGESTED_RULES] })

const sentences = async ({ owner }: TestApp, limit: number): Promise<string[]> =>
  (await owner.audit.list({ limit })).rows.map((row) =>
    auditSentence(row, (key, values) => translate('en', key, values), String),
  )

test('nothing is due by rules that are only suggested; once confirmed a whole record stands for its parts', async () => {
  await using app = await createTestApp()
  const { student } = await aFormerStudent(app)
  await aStudentWithCase(app.counselor, app.sessions.counselor.accountId, { givenName: 'Tomas' })
  expect(await app.owner.retention.overview({})).toMatchObject({ rules: SUGGESTED_RULES, confirmed: null })
  expect(await app.owner.retention.due({})).toEqual({ rows: [], more: false })

  await confirm(app)
  expect((await app.owner.retention.overview({})).confirmed).toEqual({ at: TODAY, byName: 'The owner' })
  expect((await app.owner.retention.due({})).rows).toEqual([
    {
      kind: 'students',
      id: student.id,
      studentId: student.id,
      studentName: 'Ines Varga',
      code: null,
      dueOn: '2023-12-08',
    },
  ])
  await app.undoLast(app.owner)
  expect((await app.owner.retention.overview({})).confirmed).toBeNull()
  expect((await app.owner.retention.due({})).rows).toEqual([])
})

test('a closed case, a concern decided without one and a walk-in each become due by their own rule', async () => {
  await using app = await createTestApp()
  const { student, case: old } = await aFormerStudent(app)
  app.setClock(LONG_AGO)
  const brief = await app.office.briefContacts.create({ studentId: student.id, line: 'Came by.' })
  const concern = await app.office.concerns.create(aConcern(student.id))
  await app.counselor.concerns.triage(
    aTriage(concern, '', { disposition: 'not-enough-information', next: null }),
  )
  app.setClock(TODAY)
  const rule = { years: 5, start: 'end' } as const
  await app.owner.retention.setRules({
    rules: [
      { kind: 'students', years: null, start: 'leaving' },
      { ...rule, kind: 'cases' },
      { ...rule, kind: 'concerns' },
      { ...rule, kind: 'brief-contacts', years: 11 },
    ],
  })
  const due = async () =>
    (await app.owner.retention.due({})).rows.map(({ kind, id, code }) => [kind, id, code])
  expect(await due()).toEqual([
    ['cases', old.id, old.code],
    ['concerns', concern.id, null],
  ])
  app.setClock('2027-12-08T15:00:00.000Z')
  expect(await due()).toContainEqual(['brief-contacts', brief.id, null])
})

test('whatever is held is never due and cannot be destroyed, by its case either, until somebody lifts the hold', async () => {
  await using app = await createTestApp()
  const { student, case: old } = await aFormerStudent(app)
  await confirm(app)
  const wish = { studentId: student.id, kind: 'inspection', reason: 'The mother asked to see it.' } as const
  await expect(app.office.retention.hold(wish)).rejects.toMatchObject({ code: 'forbidden' })
  const { id } = await app.counselor.retention.hold(wish)

  const { holds } = await app.office.students.get({ id: student.id })
  expect(holds).toMatchObject([{ id, kind: 'inspection', placedByName: 'The counselor' }])
  expect((await app.owner.retention.overview({})).holds).toMatchObject([{ id, studentName: 'Ines Varga' }])
  expect((await app.owner.retention.due({})).rows).toEqual([])
  for (const target of [
    { kind: 'students', id: student.id },
    { kind: 'cases', id: old.id },
  ] as const)
    await expect(app.owner.retention.preview({ targets: [target] })).rejects.toThrow('legal hold')

  await app.owner.retention.lift({ id, why: 'She has seen it.' })
  await expect(app.owner.retention.lift({ id, why: 'Again' })).rejects.toThrow('lifted already')
  expect((await app.owner.retention.due({})).rows).toHaveLength(1)
  await app.undoLast(app.owner)
  expect((await app.owner.retention.due({})).rows).toEqual([])
  expect((await sentences(app, 6)).toSpliced(2, 1)).toEqual([
    'The owner took back what they had just done: Ines Varga',
    'The owner lifted a legal hold on the record of Ines Varga',
    'The counselor placed a legal hold on the record of Ines Varga',
    'The owner set how long records are kept',
    'The counselor closed the case of Ines Varga',
  ])
})

test('a hold that was placed by mistake is taken back, and a hold placed meanwhile stops what was looked at before', async () => {
  await using app = await createTestApp()
  const { student } = await aFormerStudent(app)
  const targets: RecordTarget[] = [{ kind: 'students', id: student.id }]
  const hold = { studentId: student.id, kind: 'other', reason: 'Wait.' } as const
  await app.counselor.retention.hold(hold)
  await app.undoLast(app.counselor)
  const { stamp } = await app.owner.retention.preview({ targets })
  await app.counselor.retention.hold(hold)
  await expect(app.owner.retention.destroy({ targets, stamp, basis: 'mistake', password })).rejects.toThrow(
    'legal hold',
  )
})

test('destroying asks for the password, for what was looked at, and for an owner', async () => {
  await using app = await createTestApp()
  const { student } = await aFormerStudent(app)
  const targets: RecordTarget[] = [{ kind: 'students', id: student.id }]
  await expect(app.counselor.retention.preview({ targets })).rejects.toMatchObject({ code: 'forbidden' })
  const { stamp } = await app.owner.retention.preview({ targets })
  const wish = { targets, stamp, basis: 'mistake', password } as const
  await expect(app.owner.retention.destroy({ ...wish, password: 'a guess' })).rejects.toMatchObject({
    data: { fields: [{ path: 'password' }] },
  })
  await app.office.briefContacts.create({ studentId: student.id, line: 'Called from college.' })
  await expect(app.owner.retention.destroy(wish)).rejects.toMatchObject({ code: 'conflict' })
  expect(await app.owner.students.get({ id: student.id })).toBeDefined()
})

test('nobody destroys what is still at work, or what they may not read all of', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const open = await aStudentWithCase(app.counselor, accountId)
  const asked = (kind: RecordTarget['kind'], id: string) =>
    app.owner.retention.preview({ targets: [{ kind, id }] })
  await expect(asked('students', open.student.id)).rejects.toThrow('still open')
  await expect(asked('cases', open.case.id)).rejects.toThrow('still open')
  await expect(asked('concerns', open.concern.id)).rejects.toThrow('goes only with it')

  const { student, case: old } = await aFormerStudent(app)
  await confirm(app)
  const second = app.hire('Second owner', { roles: ['owner'], sees: 'office', endsOn: null })
  expect((await second.client.retention.due({})).rows).toHaveLength(1)
  await app.owner.recusals.add({ accountId: second.accountId, studentId: student.id, reason: 'His aunt' })
  expect((await second.client.retention.due({})).rows).toEqual([])
  app.vault.writing.prepare('UPDATE cases SET restricted = 1 WHERE id = :id').run({ id: old.id })
  await expect(asked('cases', old.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(asked('students', student.id)).rejects.toThrow('only named people read')
  expect((await app.owner.retention.due({})).rows).toEqual([])

  const fresh = await app.counselor.students.create(aStudent({ givenName: 'Noor' }))
  await app.office.concerns.create(aConcern(fresh.id))
  await expect(asked('students', fresh.id)).rejects.toThrow('waits for a decision')
})

test('of siblings one goes: what they share stays with the other', async () => {
  await using app = await createTestApp()
  const { student } = await aFormerStudent(app)
  const sister = await app.counselor.students.create(aStudent({ givenName: 'Vera' }))
  const { id: contactId } = await app.counselor.students.addContact({
    studentId: student.id,
    draft: aContact(),
  })
  app.vault.writing
    .prepare(
      `INSERT INTO student_contacts SELECT :sister, contact_id, relation, holds_consent_rights, custody_note,
         do_not_contact, do_not_contact_basis, student_name_used, do_not_contact_since FROM student_contacts`,
    )
    .run({ sister: sister.id })
  const before = await app.counselor.students.get({ id: sister.id })
  await destroy(app, { kind: 'students', id: student.id })
  const after = await app.counselor.students.get({ id: sister.id })
  expect(after).toEqual(before)
  expect(after.contacts).toMatchObject([{ id: contactId }])
  await expect(app.counselor.students.get({ id: student.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('of two cases one goes: a consent by which the other one sent something stays, and moves there', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const first = (await app.counselor.cases.get({ id: made.caseId })).case
  await app.counselor.referrals.enterInError(aStep(made.referral, { remark: 'Mistake' }))
  await app.counselor.cases.close({ id: first.id, version: first.version, note: 'Over.' })
  const concern = await app.counselor.concerns.create(aConcern(made.studentId))
  const { accountId } = app.sessions.counselor
  const { case: second } = await app.counselor.concerns.triage(aTriage(concern, accountId))
  const referral = await app.counselor.referrals.create({
    ...{ caseId: second?.id ?? '', pathway: 'school-contacts-provider', serviceId: made.service.id },
    ...{ locationId: null, schoolService: null, primaryReason: 'withdrawal', otherReasons: [] },
    ...{ urgency: 'routine', needIdentifiedOn: '2026-12-08', ownerId: accountId },
  })
  await app.counselor.referrals.send({ ...aStep(referral), ...bySecurePortal })

  const preview = await app.owner.retention.preview({ targets: [{ kind: 'cases', id: first.id }] })
  expect(preview).toMatchObject({
    names: [`Ines Varga (${first.code})`],
    word: first.code,
    caseCodes: [first.code],
  })
  expect(preview.counts).not.toHaveProperty('consents')
  await destroy(app, { kind: 'cases', id: first.id })
  const record = await app.counselor.students.get({ id: made.studentId })
  expect(record.cases.map(({ id }) => id)).toEqual([second?.id])
  expect(record.consents).toMatchObject([{ id: consent.id, caseId: second?.id }])
  expect(record.disclosures).toHaveLength(1)
  expect(await app.owner.search.find({ words: first.code })).toEqual([])
})

test('an owner who is kept from a student reads no code of what was destroyed, and every other owner does', async () => {
  await using app = await createTestApp()
  const { student, case: old } = await aFormerStudent(app)
  const sister = app.hire('Sister', { roles: ['owner'], sees: 'office' })
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId: student.id,
    reason: 'She is his sister.',
  })
  await destroy(app, { kind: 'cases', id: old.id })
  const codes = async ({ retention }: Pick<typeof app.owner, 'retention'>) =>
    (await retention.overview({})).destructions.map(({ caseCodes }) => caseCodes)
  expect(await codes(app.owner)).toEqual([[old.code]])
  expect(await codes(sister.client)).toEqual([[]])
})

test('nobody takes back anything from before a destruction, nor the destruction', async () => {
  await using app = await createTestApp()
  const { student } = await aFormerStudent(app)
  await app.counselor.students.update({ id: student.id, version: 1, draft: aStudent({ givenName: 'Inez' }) })
  await destroy(app, { kind: 'students', id: student.id })
  const undoIds = app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : []))
  expect(undoIds.length).toBeGreaterThan(2)
  for (const undoId of undoIds)
    for (const client of [app.owner, app.counselor])
      await expect(client.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a new backup no longer holds it, older ones are told with the day they go, or are deleted now', async () => {
  await using app = await createTestApp()
  const { owner, host, vault } = app
  const home = join(stick, 'at home')
  const here = join(stick, 'here')
  for (const path of [here, home]) {
    mkdirSync(path)
    host.choose = [{ name: basename(path), path }]
    await owner.backups.addDestination({})
  }
  const { student, case: old } = await aFormerStudent(app)
  await owner.backups.make({})
  renameSync(home, `${home} again`)
  app.setClock('2026-12-09T15:00:00.000Z')
  const id = await destroy(app, { kind: 'students', id: student.id })
  const shown = (await owner.retention.overview({})).destructions
  expect(shown).toMatchObject([{ id, number: 1, renewedAt: null, olderCopies: null, caseCodes: [old.code] }])

  const renewed = await owner.retention.renewBackups({ id, removeOlder: false })
  const older = 'Footbridge backup 2026-12-08 10-00'
  expect(renewed.renewedAt).toBe('2026-12-09T15:00:00.000Z')
  // Then seven later days have one, and its own week has a newer one.
  expect(renewed.olderCopies).toEqual([
    { place: 'here', name: older, madeAt: TODAY, leavesOn: '2026-12-15' },
    { place: 'at home', name: null, madeAt: null, leavesOn: null },
  ])
  const [fresh = ''] = readdirSync(here).filter((name) => name !== older)
  const found = (name: string) =>
    decryptedPages(vaultPath(join(here, name)), testMasterKey().derive('database')).includes('Varga')
  expect(found(older), 'the control').toBe(true)
  expect(found(fresh)).toBe(false)

  renameSync(`${home} again`, home)
  app.setClock('2026-12-09T16:00:00.000Z')
  const looked = await owner.retention.lookForCopies({ id })
  expect(looked.olderCopies).toMatchObject([
    { place: 'here', name: older },
    { place: 'at home', name: older },
  ])
  expect(looked.left, 'the new one here, and none at home').toEqual(['2026-12-09T15:00:00.000Z'])
  expect(readdirSync(here), 'looking makes no backup').toHaveLength(2)
  expect(await owner.retention.renewBackups({ id, removeOlder: true })).toMatchObject({
    renewedAt: '2026-12-09T15:00:00.000Z',
    olderCopies: [],
    lookedAt: '2026-12-09T16:00:00.000Z',
    left: ['2026-12-09T16:00:00.000Z', '2026-12-09T16:00:00.000Z', '2026-12-09T15:00:00.000Z'],
  })
  for (const place of [home, here]) expect(readdirSync(place)).not.toContain(older)
  expect(readdirSync(home)).toHaveLength(1)
  expect(vault.findings).toEqual([])
})

test('older copies are never deleted where no newer backup succeeds', async () => {
  await using app = await createTestApp()
  const { owner, host } = app
  host.choose = [{ name: basename(stick), path: stick }]
  await owner.backups.addDestination({})
  const { student } = await aFormerStudent(app)
  await owner.backups.make({})
  mkdirSync(join(app.vault.folder, 'before schema 3'))
  const [made = ''] = readdirSync(stick)
  for (const file of readdirSync(join(stick, made)))
    renameSync(join(stick, made, file), join(app.vault.folder, 'before schema 3', file))
  rmSync(stick, { recursive: true })
  const id = await destroy(app, { kind: 'students', id: student.id })
  const { renewedAt, olderCopies } = await owner.retention.renewBackups({ id, removeOlder: true })
  expect(renewedAt).toBeNull()
  expect(olderCopies).toMatchObject([
    { place: basename(stick), name: null },
    { place: null, name: 'before schema 3', leavesOn: null },
  ])
  mkdirSync(stick)
  const again = await owner.retention.renewBackups({ id, removeOlder: true })
  expect(again).toMatchObject({ renewedAt: TODAY, olderCopies: [] })
  expect(readdirSync(app.vault.folder)).not.toContain('before schema 3')
})

test('the certificate says how many, how, when and by whom, names nobody, and fits the trail', async () => {
  await using app = await createTestApp()
  const { student, case: old } = await aFormerStudent(app)
  const id = await destroy(app, { kind: 'students', id: student.id })
  await app.owner.retention.renewBackups({ id, removeOlder: false })
  await app.owner.retention.print({ id, as: 'paper' })
  const text = textOf(ownMarkup(app.host.printed[0] ?? ''))
  for (const words of [
    'Certificate of destruction Number 1 School Harbor Middle School Destroyed on December 8, 2026 at 10:00 AM By The owner',
    'Why Its time is over What was destroyed 1 student 1 concern 1 decision about a concern 1 case',
    'Written down December 8, 2016 Cases',
    'Then the whole file was written anew',
    `Cases ${old.code}`,
    'When this was printed no backup without these records had been made yet.',
    'No older copy that was within reach held them on December 8, 2026 at 10:00 AM.',
    'Signature Date Witness Date',
  ])
    expect(text).toContain(words)
  expect(text).not.toMatch(/Ines|Varga/)
  const [, entries = '', hash = ''] = /had (\d+) entries, up to ([\w-]+),/.exec(text) ?? []
  expect(await app.owner.audit.fitsPaper({ entries: Number(entries), hash })).toMatchObject({ fits: true })

  await app.owner.retention.print({ id, as: 'pdf', language: 'es' })
  expect(app.host.saved.map(({ name }) => name)).toEqual(['footbridge-certificate-of-destruction.pdf'])
  expect(await sentences(app, 4)).toEqual([
    'The owner printed certificate of destruction #1',
    'The owner printed certificate of destruction #1',
    'The owner made backups without destroyed records: certificate #1',
    'The owner destroyed records: certificate #1',
  ])
  expect(await app.owner.audit.verify({})).toMatchObject({ state: 'whole' })
})

test('a held student keeps a walk-in whose concern turned out to be about another student', async () => {
  await using app = await createTestApp()
  const held = await app.office.students.create(aStudent({ givenName: 'Held' }))
  const other = await app.office.students.create(aStudent({ givenName: 'Other' }))
  const brief = await app.office.briefContacts.create({ studentId: held.id, line: 'Came in crying.' })
  const { id, version } = await app.office.briefContacts.promote(brief)
  await app.counselor.retention.hold({ studentId: held.id, kind: 'legal-matter', reason: 'Subpoena' })
  const moved = await app.office.concerns.update({ id, version, draft: aConcern(other.id) })
  await app.counselor.concerns.triage(
    aTriage(moved, app.sessions.counselor.accountId, { disposition: 'duplicate', next: null }),
  )
  await destroy(app, { kind: 'concerns', id })
  const { briefContacts } = await app.counselor.students.get(held)
  expect(briefContacts).toMatchObject([{ id: brief.id, concernId: null }])
})

test('a concern that is put back with its first student is again what the walk-in became', async () => {
  await using app = await createTestApp()
  const first = await app.office.students.create(aStudent({ givenName: 'First' }))
  const other = await app.office.students.create(aStudent({ givenName: 'Other' }))
  const brief = await app.office.briefContacts.create({ studentId: first.id, line: 'Came in crying.' })
  const { id, version } = await app.office.briefContacts.promote(brief)
  await app.office.concerns.update({ id, version, draft: aConcern(other.id) })
  await app.undoLast(app.office)
  expect((await app.office.students.get(first)).briefContacts).toMatchObject([{ concernId: id }])
})

test('nothing about a held student goes with another student’s record, however they came to hang together', async () => {
  await using app = await createTestApp()
  const held = await app.office.students.create(aStudent({ givenName: 'Held' }))
  const other = await app.office.students.create(aStudent({ givenName: 'Other' }))
  const brief = await app.office.briefContacts.create({ studentId: held.id, line: 'Came in crying.' })
  const { id, version } = await app.office.concerns.create(aConcern(other.id))
  await app.counselor.concerns.triage(
    aTriage({ id, version }, app.sessions.counselor.accountId, { disposition: 'duplicate', next: null }),
  )
  app.vault.writing.prepare('UPDATE brief_contacts SET concern_id = :id').run({ id })
  await app.counselor.retention.hold({ studentId: held.id, kind: 'legal-matter', reason: 'Subpoena' })
  await expect(destroy(app, { kind: 'concerns', id })).rejects.toMatchObject({
    data: { message: 'retention:errors.held' },
  })
  expect((await app.office.students.get(held)).briefContacts).toMatchObject([{ id: brief.id }])
})

test('a clerk reads that a hold stands and not why; whoever placed it lifts it, or an owner', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const temp = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  const colleague = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  await app.counselor.cases.setNamed({ id: open.id, accountId: temp.accountId, isNamed: true })
  const reason = 'Abuse by her uncle'
  const { id } = await app.counselor.retention.hold({ studentId: student.id, kind: 'legal-matter', reason })
  const seen = async ({ students }: Pick<TestApp['owner'], 'students'>) => (await students.get(student)).holds
  for (const client of [app.office, temp.client])
    expect(await seen(client)).toMatchObject([{ kind: 'legal-matter', reason: '', mayLift: false }])
  expect(await seen(colleague.client)).toMatchObject([{ reason, mayLift: false }])
  for (const client of [app.counselor, app.owner])
    expect(await seen(client)).toMatchObject([{ reason, mayLift: true }])
  for (const { client } of [temp, colleague])
    await expect(client.retention.lift({ id, why: 'No longer' })).rejects.toMatchObject({
      data: { message: 'retention:errors.notYoursToLift' },
    })
  await app.owner.retention.lift({ id, why: 'Over' })
})

test('a held student loses no contact', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent())
  const { id } = await app.counselor.students.addContact({
    studentId,
    draft: aContact({ custodyNote: 'Order of 2024' }),
  })
  await app.counselor.retention.hold({ studentId, kind: 'legal-matter', reason: 'Subpoena' })
  await expect(app.counselor.students.removeContact({ studentId, contactId: id })).rejects.toMatchObject({
    data: { message: 'retention:errors.held' },
  })
})
