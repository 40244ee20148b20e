import { expect, test } from 'vitest'

import { gradeLevel, READING_TARGET } from '#shared/domain/reading-level.ts'
import en from '#shared/text/print/en.json' with { type: 'json' }

/** The sentences of these messages; titles and labels would only flatter the measure. */
const sentences = (messages: Readonly<Record<string, string>>) =>
  Object.values(messages)
    .filter((message) => /[.?!]”?$/.test(message))
    .map((message) => message.replaceAll(/\{\{\w+\}\}/g, 'Lake House'))
    .join('\n')

test.each([
  ['the letter to the family', sentences({ ...en.letter, ...en.crisis })],
  ['what to expect', sentences(en.expect)],
  ['the form to sign', sentences({ ...en.consentForm, information: '', purpose: '' })],
  ['the slip', sentences(en.slip)],
  ['why we suggest this', sentences(en.why)],
  ['providers side by side', sentences(en.choices)],
  ['questions to ask', sentences(en.questions)],
  ['the call to the insurance', sentences(en.insurance)],
  ['rights', sentences(en.rights)],
  ['the crisis page', sentences(en.crisisPage)],
  ['the card the family keeps', sentences(en.card)],
  ['what a young child fills in', sentences({ ...en.forms.little, feelings: '', topics: '' })],
  ['what an older student fills in', sentences({ ...en.forms.teen, topics: '', when: '', ways: '' })],
  ['what a family asks with', sentences({ ...en.forms.parent, ways: '' })],
  ['the cards', sentences({ ...en.forms.followUp, ...en.forms.hotline, ...en.forms.heard })],
  ['the pictures', sentences(en.forms.pictures)],
  ['what is read aloud', sentences(en.forms.aloud)],
  ['the guide for every family', sentences({ ...en.forms.guide, kind: '' })],
  ['the safety plan', sentences({ ...en.plan.safety, ...en.plan.safety.part, part: '' })],
  ['the return plan', sentences(en.plan.return)],
])('%s is written for a reader of grade 6', (_, text) => {
  expect(gradeLevel(text)).toBeLessThanOrEqual(READING_TARGET)
})
