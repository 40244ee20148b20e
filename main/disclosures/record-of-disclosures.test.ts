import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf, type Html } from '../print/html.ts'
import { shippedTexts } from '../print/print-text.ts'
import { aContact, aStudent } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReferral, aStep, bySecurePortal, signConsent } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('the record of what left prints with the party, what for, and what allowed it', async () => {
  await using app = await createTestApp()
  const signed = await aReferral(app)
  await signConsent(app, signed)
  await app.counselor.referrals.send({ ...aStep(signed.referral), ...bySecurePortal })
  const { studentId } = signed
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  const shown = textOf({ markup: pages[0]?.html ?? '' } as Html)
  for (const words of [
    'Bayside Family Counseling',
    'To find counseling',
    'Consent signed by Teresa Varga on',
  ])
    expect(shown).toContain(words)
  await app.counselor.disclosures.print({ studentId, language: 'es', as: 'paper', interpreter: ANA })
  expect(app.host.printed.at(-1)).toContain('Consentimiento firmado por')
  await expect(app.office.disclosures.preview({ studentId, language: 'en' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a record of what left that was printed is asked about, and a parent of a student of age is not handed it', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-03-09' }) })
  await app.counselor.disclosures.print({ studentId, language: 'en', as: 'paper' })
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms).toMatchObject([{ form: 'record-of-disclosures', studentId }])
  const settle = (ending: 'handed-to-parent' | 'handed-to-student') =>
    app.counselor.printing.settle({ pages: [], formIds: forms.map(({ id }) => id), ending })
  await expect(settle('handed-to-parent')).rejects.toMatchObject({ code: 'rule' })
  expect(await settle('handed-to-student')).toEqual({ settled: 1 })
})

test('what left in an emergency prints with the threat', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const emergency = { threat: 'She said she would not go home.' }
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal, emergency })
  const { pages } = await app.counselor.disclosures.preview({ studentId: made.studentId, language: 'en' })
  expect(pages[0]?.html).toContain('She said she would not go home.')
})

test('nothing that left is said as that', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  expect(pages[0]?.html).toContain('No entry stands on this paper.')
})

test('whoever must not be contacted is not named on the record of what left, though they signed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const luis = { name: 'Luis Varga', relation: 'father' } as const
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  await signConsent(app, made, { signer: 'Luis Varga', signerContactId: father.id })
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order of 3 December' }),
  })
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  expect(pages[0]?.html).not.toContain('Luis')
  expect(pages[0]?.html).toContain('A signed consent')
})

test('what left is told without the name of whoever must not be contacted since, on screen and on paper', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, caseId } = made
  const luis = { name: 'Luis Varga', relation: 'father' } as const
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  const emergency = { threat: 'LUIS VARGA was at the door; Teresa Varga called.' }
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal, emergency })
  const told = async () => {
    const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
    const [one, other] = [
      await app.counselor.students.get({ id: studentId }),
      await app.counselor.cases.get({ id: caseId }),
    ]
    return [pages[0]?.html ?? '', JSON.stringify(one.disclosures), JSON.stringify(other.disclosures)]
  }
  for (const each of await told()) expect(each).toContain('LUIS VARGA was at the door')
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order of 8 December' }),
  })
  for (const each of await told()) {
    expect(each).not.toMatch(/luis/i)
    expect(each).toContain('… was at the door; Teresa Varga called.')
  }
})

test('an organization that was told is named, whatever a contact nobody may contact is called', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { organizationName: 'Luis Varga Family Clinic' })
  const { studentId, caseId } = made
  await signConsent(app, made)
  await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  for (const name of ['Luis Varga', 'Family'])
    await app.counselor.students.addContact({
      studentId,
      draft: aContact({ name, doNotContact: true, doNotContactBasis: 'Order of 8 December' }),
    })
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  const { disclosures } = await app.counselor.cases.get({ id: caseId })
  expect(disclosures.map(({ party }) => party)).toEqual(['Luis Varga Family Clinic'])
  expect(pages[0]?.html).toContain('Luis Varga Family Clinic')
})

test('the record prints in the language a family reads, and what it says of their rights in words nobody has checked stands beside its English', async () => {
  await using app = await createTestApp()
  const signed = await aReferral(app)
  await signConsent(app, signed)
  await app.counselor.referrals.send({ ...aStep(signed.referral), ...bySecurePortal })
  const { studentId } = signed
  for (const language of PacketLanguage.options) {
    const { pages, missing, unchecked } = await app.counselor.disclosures.preview({
      ...{ studentId, language, interpreter: ANA },
    })
    const shown = textOf({ markup: pages[0]?.html ?? '' } as Html)
    const said = (key: string) => shippedTexts(language).get(key) ?? '?'
    expect([language, missing, unchecked, pages.length]).toEqual([language, '', language !== 'en', 1])
    for (const words of [
      ...['title', 'about', 'ownWords', 'asFarAs', 'method.secure-portal'].map((key) =>
        said(`disclosures.${key}`),
      ),
      ...['contact-details', 'reason-for-referral'].map((part) => said(`disclosures.information.${part}`)),
      ...['Bayside Family Counseling', 'To find counseling', 'Teresa Varga'],
    ])
      expect([language, shown]).toEqual([language, expect.stringContaining(words)])
    expect([language, shown.includes(said('frame.unreviewed'))]).toEqual([language, language !== 'en'])
  }
  const arabic = { studentId, language: 'ar', as: 'paper' } as const
  await expect(app.counselor.disclosures.print(arabic)).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  await app.counselor.disclosures.print({ ...arabic, interpreter: ANA })
  const english = shippedTexts('en')
  for (const key of ['about', 'ownWords', 'asFarAs'])
    expect(app.host.printed.at(-1)).toContain(english.get(`disclosures.${key}`))
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms).toMatchObject([{ form: 'record-of-disclosures', studentId, language: 'ar' }])
})
