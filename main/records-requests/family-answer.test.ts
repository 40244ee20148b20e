import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf } from '../print/html.ts'
import { printText, type SchoolTexts } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { anAnswerIn } from '../testing/family-paper-facts.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aboutANote, approve, at, BY_SUBPOENA, chooseAndHide } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const markupOf = (language: PacketLanguage, school?: SchoolTexts) =>
  anAnswerIn(language, (each) => printText(each, each === 'en' ? undefined : school)).sheets[0]?.body ?? null

const wordsIn = (body: ReturnType<typeof markupOf>) => (body ? textOf(body).replaceAll('\u00A0', ' ') : '')

const REVIEWED: SchoolTexts = { words: () => undefined, isReviewed: () => true }

test('a mother reads in English whose records these are, what is in them, what is left out and why, and her rights', () => {
  const words = wordsIn(markupOf('en'))
  for (const said of [
    ...['Records you asked for', 'For Teresa Varga', 'Records about Inés Varga'],
    ...['You asked for them on November 20, 2026: 7', 'Records from September 1, 2026 to December 4, 2026'],
    ...['Case note: December 1, 2026', 'Contact: father', 'Signed page: December 3, 2026'],
    ...['Names of other people that we left out: 2', '[another person]', 'how to reach another adult'],
    ...['An interpreter is free.', 'You can ask the school to change it.', 'you can ask for a hearing'],
    ...['555-010-0100', '34 CFR 99.10(c)', '34 CFR 99.12(a)', '34 CFR 99.20'],
    ...['Only the entries of the time you asked for.', 'The signed page itself lies behind this sheet.'],
  ])
    expect(words).toContain(said)
  expect(words).not.toContain('are not translated')
})

test.each(PacketLanguage.exclude(['en']).options)(
  'in “%s” the frame is in that language, its rights stand beside their English with who interprets, and the record as it was written',
  (language) => {
    const body = markupOf(language)
    const words = wordsIn(body)
    const { plain } = printText(language)
    for (const key of [
      'answer.title',
      'answer.holds',
      'answer.amend',
      'answer.hearing',
      'answer.leftOut',
    ] as const)
      expect(words).toContain(plain(key))
    expect(words).toContain(textOf(printedDay(language, '2026-12-01')))
    for (const said of ['You can ask the school to change it.', 'Ana Gil', '[another person] pushed her.'])
      expect(words).toContain(said)
    expect(words.includes(plain('answer.asWritten'))).toBe(language !== 'es')
    expect(body?.markup).toContain(
      `<div class="as-written" lang="${language === 'es' ? 'es' : 'en'}" dir="ltr">`,
    )
    expect(words.includes('Case note, Dec 1, 2026')).toBe(language !== 'es')
  },
)

test('once somebody qualified has checked its words, the cover stands in the language of the family alone', () => {
  const words = wordsIn(markupOf('so', REVIEWED))
  expect(words).toContain(printText('so').plain('answer.amend'))
  expect(words).not.toContain('You can ask the school to change it.')
  expect(words).not.toContain('Ana Gil')
})

test('what a parent asked for prints in their language with whoever interprets, a draft without; a court reads English', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const { recordsRequests } = app.counselor
  const picked = await chooseAndHide(app, made)
  const { id } = picked
  const draft = await recordsRequests.previewAnswer({ id, language: 'ar' })
  expect(draft.pages[0]).toMatchObject({ language: 'ar', direction: 'rtl' })
  expect(draft.pages[0]?.html).toContain('Not to be given out')
  await recordsRequests.printAnswer({ id, language: 'ar', as: 'paper' })
  await approve(app, picked)
  await expect(recordsRequests.printAnswer({ id, language: 'ar', as: 'paper' })).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  await recordsRequests.printAnswer({ id, language: 'ar', as: 'paper', interpreter: ANA })
  expect(app.host.printed.at(-1)).toContain('She went in.')
  expect(app.host.printed.at(-1)).not.toMatch(/Not to be given out|Marcus/)
  const { forms } = await app.counselor.students.get({ id: made.student.id })
  const answer = forms.find(({ form }) => form === 'records-answer')
  expect(answer).toMatchObject({ language: 'ar', textVersion: expect.stringMatching(/^ar .+, en /) })

  const court = await aboutANote(app, BY_SUBPOENA, { localId: '88', givenName: 'Omar' })
  const parts = [court.noteRef]
  const chosen = await recordsRequests.choose({ ...at(court.request), parts })
  const { documents } = await recordsRequests.get({ id: chosen.id })
  const keys = documents.flatMap(({ lines }) =>
    lines.flatMap(({ pieces }) => pieces.flatMap(({ name }) => name?.key ?? [])),
  )
  await recordsRequests.decideNames({
    ...{
      ...at(chosen),
      names: Object.fromEntries(keys.map((key) => [key, 'hide' as const])),
      alsoHidden: [],
    },
  })
  const toCourt = await recordsRequests.previewAnswer({ id: chosen.id, language: 'ar' })
  expect(toCourt).toMatchObject({ unchecked: false, pages: [{ language: 'en' }] })
})
