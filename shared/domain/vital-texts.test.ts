import { expect, test } from 'vitest'

import { PACKET_PARTS, isVitalPage } from './packet.ts'
import { isVital } from './vital-texts.ts'

test.each([
  ...['consentForm.sign', 'consentForm.information.health-history', 'crisis.safe', 'crisisPage.title'],
  ...['rights.title', 'expect.rights1', 'records.may', 'pickUp.sign', 'pickUp.title'],
  ...['plan.safety.danger', 'plan.safety.part.signs', 'plan.numbers.poison.use', 'plan.return.danger'],
  ...['forms.little.safe', 'forms.teen.private', 'forms.teen.danger', 'forms.parent.then'],
  ...['forms.hotline.keep', 'forms.pictures.choice', 'forms.aloud.sign1', 'forms.aloud.danger'],
  ...['letter.choice', 'letter.choiceWords', 'letter.choiceSigned', 'insurance.intro'],
  ...['disclosures.about', 'disclosures.asFarAs', 'disclosures.ownWords'],
])('nobody has to trust %s unchecked', (key) => {
  expect(isVital(key)).toBe(true)
})

test.each([
  ...['letter.dear', 'letter.title', 'slip.title', 'expect.first1', 'frame.unreviewed', 'consentForm.name'],
  ...['forms.teen.title', 'forms.pictures.step1', 'forms.aloud.hello', 'plan.return.title', 'yes', 'nothing'],
  ...['disclosures.title', 'disclosures.none', 'disclosures.ground'],
])('%s is about something else', (key) => {
  expect(isVital(key)).toBe(false)
})

test('the pages of rights, danger and signing are whole ones that nobody has to trust unchecked', () => {
  expect(PACKET_PARTS.filter(isVitalPage)).toEqual(['rights', 'crisis', 'consent-form'])
})
