import { expect, test } from 'vitest'

import en from '#shared/text/print/en.json' with { type: 'json' }

/** Syllables as English readers count them, near enough for a grade. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, (spoken.match(/[aeiouy]{1,2}/g) ?? []).length)
}

/** Flesch–Kincaid grade level. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((sentence) => /[a-z]/i.test(sentence))
  const words = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? []
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59
}

/** The sentences of these messages; titles and labels would only flatter the measure. */
const sentences = (messages: Readonly<Record<string, string>>) =>
  Object.values(messages)
    .filter((message) => /[.?!]”?$/.test(message))
    .map((message) => message.replaceAll(/\{\{\w+\}\}/g, 'Lake House'))
    .join(' ')

test('the measure tells hard words from plain ones', () => {
  expect(grade('The cat sat on the mat. The dog ran to the door.')).toBeLessThan(2)
  expect(
    grade(
      'Individualized psychotherapeutic interventions necessitate comprehensive interdisciplinary coordination.',
    ),
  ).toBeGreaterThan(16)
})

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
  ['the safety plan', sentences({ ...en.plan.safety, ...en.plan.safety.part, part: '' })],
  ['the return plan', sentences(en.plan.return)],
])('%s is written for a reader of grade 6', (_, text) => {
  expect(grade(text)).toBeLessThanOrEqual(6)
})
