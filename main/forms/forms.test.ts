import { expect, test } from 'vitest'

import type { PrintAs } from '#shared/api/paper.ts'
import type { AskedHow } from '#shared/domain/consent-request.ts'
import { FORM_IDS, FORMS, type FormId } from '#shared/domain/form.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf, type Html } from '../print/html.ts'
import { shippedTexts } from '../print/print-text.ts'
import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aFormsChoice, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const FOR_STUDENT = FORM_IDS.filter((form) => FORMS[form].forStudent)

async function show(app: TestApp, but: Parameters<typeof aFormsChoice>[0]) {
  const { pages } = await app.office.forms.preview(aFormsChoice(but))
  return pages.map(({ name, html, language }) => ({
    name,
    language,
    html,
    words: textOf({ markup: html } as Html),
  }))
}

async function wordsOf(app: TestApp, form: FormId, studentId: string | null) {
  const [page] = await show(app, { forms: [form], studentId })
  return page?.words ?? ''
}

async function aFamily(app: TestApp) {
  const { accountId } = app.sessions.counselor
  const made = await aStudentWithCase(app.counselor, accountId, {
    givenName: 'Marisol',
    familyName: 'Quintero',
    preferredName: null,
    grade: '07',
    birthDate: '2013-05-06',
  })
  const studentId = made.student.id
  await app.office.students.addContact({
    studentId,
    draft: aContact({ name: 'Ana Quintero', phone: '5555550101', voicemailAllowed: null }),
  })
  await app.office.students.addContact({
    studentId,
    draft: aContact({
      name: 'Bruno Quintero',
      phone: '5555550199',
      doNotContact: true,
      doNotContactBasis: 'Court order',
    }),
  })
  return { ...made, studentId }
}

test('every form can be printed blank in every language, and names nobody', async () => {
  await using app = await createTestApp()
  await aFamily(app)
  for (const language of PacketLanguage.options) {
    const pages = await show(app, { forms: [...FORM_IDS], language })
    expect(pages).toHaveLength(FORM_IDS.length + 1)
    for (const { words } of pages) {
      expect(words).not.toMatch(/Marisol|Quintero|undefined|\{\{/)
      expect(words.length).toBeGreaterThan(40)
    }
  }
})

test('a booklet begins with what is in there, and each page says its number', async () => {
  await using app = await createTestApp()
  const [contents, first, second] = await show(app, {
    forms: ['contact-log', 'parent-request'],
    language: 'es',
  })
  expect(contents?.words).toMatch(
    /1 Contact log the counseling office English 2 A family asks for help the family Spanish/,
  )
  expect(first).toMatchObject({ name: 'contact-log', language: 'en' })
  expect(first?.words).toMatch(/· 1$/)
  expect(second?.words).toMatch(/· 2 \S/)
  const [alone] = await show(app, { forms: ['contact-log'] })
  expect(alone?.words).not.toContain('· 1')
})

test('what is signed stands beside its English while nobody has checked the words, with room for who interpreted', async () => {
  await using app = await createTestApp()
  for (const form of ['consent-services', 'release-both-ways'] as const) {
    const [page] = await show(app, { forms: [form], language: 'so' })
    const [english] = await show(app, { forms: [form], language: 'en' })
    expect(page?.html).toContain('class="in-english" lang="en"')
    const lines = (english?.html ?? '').match(/<h2>.*?<\/h2>/g) ?? []
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(page?.html).toContain(line.replaceAll(/<\/?h2>/g, ''))
    // In words nobody has checked somebody must interpret, and a blank form leaves their name to be written in by hand.
    expect(page?.words).toContain('Interpreter (never a child):')
    expect(page?.words).not.toContain('if one helped')
    expect(english?.words).toContain('Interpreter, if one helped')
    expect(english?.html).not.toContain('in-english')
  }
})

test('every page of a form to sign says whose it is, and whoever interprets stands on it once', async () => {
  await using app = await createTestApp()
  const { studentId, case: open } = await aFamily(app)
  const interpreter = { name: 'Amina Yusuf', role: 'professional', how: 'in-person' } as const
  for (const form of ['consent-services', 'release-both-ways'] as const) {
    const named = { forms: [form], studentId, language: 'so' as const, interpreter }
    const [page] = await show(app, named)
    const foot = page?.html.split('<footer')[1]
    expect(foot).toContain('Marisol Quintero')
    expect(foot).toContain(open.code)
    expect(page?.words.split('Amina Yusuf')).toHaveLength(3)
    expect(page?.words).not.toContain('Interpreter, if one helped')
    await app.office.forms.print({ ...aFormsChoice(named), as: 'paper' })
    const margins = app.host.printed.at(-1)?.match(/@bottom-left \{[^}]*\}/)?.[0]
    expect(margins).toContain('Marisol Quintero')
    const [blank] = await show(app, { forms: [form], language: 'so' })
    expect(blank?.words.match(/Interpreter/g)).toHaveLength(1)
  }
  const [card] = await show(app, { forms: ['follow-up-card'], studentId })
  expect(card?.html).not.toContain('Marisol')
})

test('the form that was asked for names whom it was asked for and to whom it comes back, and goes to whoever is asked', async () => {
  await using app = await createTestApp()
  const { studentId } = await aFamily(app)
  const { organizationId } = await app.counselor.providers.create(aProvider())
  const { contacts } = await app.office.students.get({ id: studentId })
  const mother = contacts.find(({ doNotContact }) => !doNotContact)
  const ask = (how: AskedHow, contactId: string | null = mother?.id ?? null) =>
    app.office.consentRequests.create({
      ...{ studentId, kind: 'exchange', recipientIds: [organizationId], askedOn: '2026-12-08' },
      asked: { contactId, name: contactId ? '' : 'Marisol Quintero', how, language: 'es' },
    })
  const request = await ask('in-hand')
  const forms: FormId[] = ['release-both-ways']
  const [page] = await show(app, { forms, studentId, requestId: request.id })
  expect(page?.words).toContain('May we talk with Bayside Family Counseling?')
  expect(page?.words).toContain('Give this form back to The counselor')
  const print = (requestId: string | null, as: PrintAs = 'paper') =>
    app.office.forms.print({ ...aFormsChoice({ forms, studentId, requestId }), as })
  const unsaid = async () => (await app.office.printing.unsaid({})).forms.length
  await print(request.id)
  expect(await unsaid()).toBe(0)
  await print(null)
  expect(await unsaid()).toBe(1)
  await print((await ask('phone', null)).id)
  expect(await unsaid()).toBe(2)
  await print(request.id, 'pdf')
  expect(await unsaid()).toBe(3)
  if (!mother) throw new Error('There is no mother.')
  const barred = aContact({ ...mother, doNotContact: true, doNotContactBasis: 'Order' })
  await app.office.students.updateContact({
    ...{ id: mother.id, version: mother.version, studentId },
    draft: barred,
  })
  await print(request.id)
  expect(await unsaid()).toBe(4)
  const other = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await expect(
    show(app, { forms, studentId: other.student.id, requestId: request.id }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('what only the school reads stays in a language it is written in', async () => {
  await using app = await createTestApp()
  const pages = await show(app, { forms: ['when-to-refer', 'parent-request'], language: 'so' })
  expect(pages.map(({ language }) => language)).toEqual(['en', 'en', 'so'])
})

test('forms for a student say what is known, and call nobody who must not be contacted', async () => {
  await using app = await createTestApp()
  const { studentId, case: open } = await aFamily(app)
  for (const form of ['staff-concern', 'behavior-data', 'contact-log'] as const)
    expect(await wordsOf(app, form, studentId)).toMatch(/Marisol Quintero.*Grade 7/)
  const log = await wordsOf(app, 'contact-log', studentId)
  expect(log).toMatch(/Ana Quintero \(mother\): [\d() -]*0101.*no messages/)
  expect(log).not.toContain('Bruno')
  for (const form of FOR_STUDENT)
    expect(await wordsOf(app, form, studentId)).not.toMatch(/Bruno|0199|Court order/)
  for (const form of ['provider-feedback', 'follow-up-card'] as const) {
    const words = await wordsOf(app, form, studentId)
    expect(words).toContain(open.code)
    expect(words).not.toMatch(/Marisol|Quintero/)
  }
  for (const form of ['consent-services', 'release-both-ways'] as const)
    expect(await wordsOf(app, form, studentId)).toMatch(/Marisol Quintero.*May 6, 2013/)
})

test('what every family takes is never filled in, whoever was chosen', async () => {
  await using app = await createTestApp()
  const { studentId, case: open } = await aFamily(app)
  for (const form of FORM_IDS.filter((each) => !FORMS[each].forStudent)) {
    const words = await wordsOf(app, form, studentId)
    expect(words).toBe(await wordsOf(app, form, null))
    expect(words).not.toMatch(new RegExp(`Marisol|Quintero|${open.code}`))
  }
})

test('a name that may not be known at home stands on no form that goes there to be asked with', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(
    aStudent({ givenName: 'Rowan', preferredName: 'Riley' }),
  )
  expect(await wordsOf(app, 'parent-request', studentId)).not.toMatch(/Rowan|Riley/)
})

test('no code stands on a form where it could be that of either of two cases, or of none', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent({ givenName: 'Ines' }))
  const [page] = await show(app, { forms: ['provider-feedback'], studentId })
  expect(page?.html).not.toContain('return-codes')
})

test('whoever may not find a student prints no form for them', async () => {
  await using app = await createTestApp()
  const { studentId } = await aFamily(app)
  const temp = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  await expect(temp.client.forms.preview(aFormsChoice({ studentId }))).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the guide lists open services with a number, by what families look for, and leaves out what is unticked', async () => {
  await using app = await createTestApp()
  await aFamily(app)
  const talk = await app.office.providers.create(
    aProvider({ languages: ['es'], payers: ['medicaid'], minimumAge: 6, maximumAge: 18 }),
  )
  const food = await app.office.providers.create(
    aProvider({ organizationName: 'Harbor Pantry', serviceName: 'Food pantry', phone: '555-0133' }),
  )
  await app.office.providers.create(
    aProvider({ organizationName: 'Mute House', serviceName: 'Groups', phone: '' }),
  )
  const gone = await app.office.providers.create(
    aProvider({ organizationName: 'Gone House', serviceName: 'Shelter' }),
  )
  await app.office.providers.setOffered({ id: gone.id, version: gone.version, offered: false })
  const known = await app.office.forms.guide({})
  expect(known.map(({ organizationName, kind, why }) => [organizationName, kind, why])).toEqual([
    ['Bayside Family Counseling', 'talk', null],
    ['Gone House', 'housing', 'closed'],
    ['Harbor Pantry', 'food', null],
    ['Mute House', 'groups', 'no-phone'],
  ])
  const words = await wordsOf(app, 'family-guide', null)
  expect(words).toMatch(
    /911.*988.*Someone to talk with.*Bayside Family Counseling.*555-0122.*220 Main Street.*Cost: Medicaid.*Languages: .*Spanish.*Ages: 6 to 18.*Food.*Harbor Pantry.*555-0133/,
  )
  expect(words).not.toMatch(/Mute House|Gone House|Marisol|Quintero/)
  const inSpanish = await show(app, { forms: ['family-guide'], language: 'es' })
  expect(inSpanish[0]?.words).toContain('Algunas líneas son palabras del propio lugar, en inglés.')
  expect(words).not.toContain('the place’s own words')
  const [without] = await show(app, { forms: ['family-guide'], leftOut: [food.id] })
  expect(without?.words).not.toContain('Harbor Pantry')
  expect(without?.words).toContain(talk.name)
})

test('a printed form is on the audit trail with whom it was for, and its file says nothing about anybody', async () => {
  await using app = await createTestApp()
  const { studentId } = await aFamily(app)
  const choice = aFormsChoice({ studentId, forms: ['behavior-data'] })
  const { digest } = await app.office.forms.preview(choice)
  const { savedAs } = await app.office.forms.print({ ...choice, as: 'pdf', seen: digest })
  expect(savedAs).toBe('footbridge-behavior-data.pdf')
  const { rows } = await app.owner.audit.list({ studentId, kind: 'papers' })
  expect(rows.map(({ event }) => event)).toContain('form.printed')
  await expect(app.office.forms.print({ ...choice, as: 'pdf', seen: 'other' })).rejects.toMatchObject({
    data: { message: 'common:paper.moved' },
  })
})

test('letters the printed fonts do not have are named before they print', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent({ givenName: 'ಅನು' }))
  const { missing } = await app.office.forms.preview(aFormsChoice({ studentId }))
  expect(missing).toContain('ಅ')
  expect((await app.office.forms.preview(aFormsChoice())).missing).toBe('')
})

test('what stays with the school calls the student as the school does, and says which name to use with whom', async () => {
  await using app = await createTestApp()
  const { student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { id: studentId, version } = student
  const draft = aStudent({ givenName: 'Ines', familyName: 'Varga', preferredName: 'Kai' })
  await app.counselor.students.update({ id: studentId, version, draft })
  for (const contact of [
    { name: 'Ana Varga', studentNameUsed: 'Kai' },
    { name: 'Bruno Varga', studentNameUsed: null },
  ])
    await app.office.students.addContact({ studentId, draft: aContact(contact) })
  const named = async (form: FormId) => (await wordsOf(app, form, studentId)).match(/(Kai|Ines) Varga/g)?.[0]
  expect(await Promise.all(FOR_STUDENT.map(async (form) => [form, await named(form)]))).toEqual([
    ['staff-concern', 'Kai Varga'],
    ['parent-request', undefined],
    ['consent-services', 'Ines Varga'],
    ['release-both-ways', 'Ines Varga'],
    ['provider-feedback', undefined],
    ['follow-up-card', undefined],
    ['behavior-data', 'Ines Varga'],
    ['contact-log', 'Kai Varga'],
  ])
  const log = await wordsOf(app, 'contact-log', studentId)
  expect(log).toMatch(/Bruno Varga[^)]*\).*say “Ines”/)
  expect(log.match(/say “/g)).toHaveLength(1)
  for (const form of ['behavior-data', 'release-both-ways'] as const)
    expect(await wordsOf(app, form, studentId)).not.toContain('Kai')
})

test('a form that asks to tell a provider by the name of somebody who must not be contacted does not print', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent())
  const provider = await app.office.providers.create(aProvider({ organizationName: 'Luis Varga Counseling' }))
  const { id: requestId } = await app.office.consentRequests.create({
    ...{ studentId, kind: 'exchange', recipientIds: [provider.organizationId], askedOn: '2026-12-08' },
    asked: { contactId: null, name: 'Teresa Varga', how: 'in-hand', language: null },
  })
  const release = {
    ...aFormsChoice({ forms: ['release-both-ways'], studentId, requestId }),
    as: 'paper',
  } as const
  await app.office.forms.print(release)
  const barred = { doNotContact: true, doNotContactBasis: 'Order' } as const
  await app.office.students.addContact({ studentId, draft: aContact({ name: 'Luis Varga', ...barred }) })
  const refused = { data: { message: 'packets:gap.provider-kept-away' } }
  await expect(app.office.forms.preview(release)).rejects.toMatchObject(refused)
  await expect(app.office.forms.print(release)).rejects.toMatchObject(refused)
})

test('each form of a booklet prints in the language of whoever reads it', async () => {
  await using app = await createTestApp()
  const forms = ['parent-request', 'provider-feedback', 'contact-log', 'follow-up-card'] as const
  const languages = async (but: Parameters<typeof aFormsChoice>[0]) =>
    (await show(app, { forms: [...forms], ...but })).map(({ language }) => language)
  expect(await languages({ language: 'vi' })).toEqual(['en', 'vi', 'en', 'en', 'vi'])
  expect(await languages({ language: 'ar' })).toEqual(['en', 'ar', 'en', 'en', 'ar'])
  expect(await languages({ language: 'ar', schoolLanguage: 'es' })).toEqual(['en', 'ar', 'es', 'es', 'ar'])
  expect(await languages({ forms: ['contact-log'], language: 'es' })).toEqual(['es'])
})

test('the answer slip of a provider says nothing of unchecked words once all of them are reviewed', async () => {
  await using app = await createTestApp()
  const choice = { forms: ['provider-feedback'], language: 'es' } as const
  const foot = async () =>
    (await show(app, { ...choice, forms: [...choice.forms] })).map(({ html }) => html).join('')
  const line = shippedTexts('es').get('frame.unreviewed') ?? '?'
  expect(await foot()).toContain(line)
  const texts = await app.owner.translations.list({ language: 'es' })
  await app.owner.translations.review({
    ...{ language: 'es', reviewer: 'Ana Gil', reviewedOn: '2026-12-08' },
    texts: texts.map(({ key, version, english }) => ({ key, version, english })),
  })
  expect(await foot()).not.toContain(line)
})
