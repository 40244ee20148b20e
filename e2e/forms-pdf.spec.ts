import { expect, test } from '@playwright/test'

import { textOf } from '#main/print/html.ts'
import { pageCount } from '#main/print/page-count.ts'
import { printText } from '#main/print/print-text.ts'
import { madeUpForms, madeUpFormsDocument } from '#main/testing/form-facts.ts'
import { FORM_IDS } from '#shared/domain/form.ts'
import { PacketLanguage, PaperSize } from '#shared/domain/packet.ts'

import { filledPages, openPaperDesk, paperFonts, paperText, wordHeights } from './paper.ts'
import { lostWords } from './printed-words.ts'

const desk = openPaperDesk()

/** All forms but the guide, which is as long as the directory. */
const OF_ONE_PAGE = FORM_IDS.filter((form) => form !== 'family-guide')

/** A page of contents and one for each form; a form to sign takes a second page where its English stands beside it. */
const mostPagesIn = (language: PacketLanguage): number =>
  1 + OF_ONE_PAGE.length + (printText(language).unreviewed ? 2 : 0)

for (const language of PacketLanguage.options)
  for (const paper of PaperSize.options)
    test(`every form in “${language}” on ${paper} is one page in bundled letters, and loses no word`, async () => {
      const look = { paper, largePrint: false }
      const short = await desk.draw(madeUpFormsDocument(language, look, OF_ONE_PAGE))
      expect(pageCount(short)).toBeGreaterThan(OF_ONE_PAGE.length)
      expect(pageCount(short)).toBeLessThanOrEqual(mostPagesIn(language))
      const file = desk.keep(await desk.draw(madeUpFormsDocument(language, look)))
      for (const { name, embedded } of await paperFonts(file)) {
        expect(name).toMatch(/^(NotoSans|Amiri)/)
        expect(embedded).toBe(true)
      }
      const written = madeUpForms(language, look).sheets.map(({ body }) => textOf(body))
      expect(lostWords(written.join(' '), await paperText(file, 'grouped'))).toEqual([])
    })

test('the guide says in each language that some lines are the words of a place, and that costs no second sheet', async () => {
  for (const language of PacketLanguage.exclude(['en']).options) {
    const drawn = madeUpFormsDocument(language, { paper: 'letter', largePrint: false }, ['family-guide'])
    const without = drawn.replace(printText(language).say('provider.ownWords').markup, '')
    expect([language, drawn.length > without.length]).toEqual([language, true])
    const pages = pageCount(await desk.draw(without))
    expect([language, pageCount(await desk.draw(drawn))]).toEqual([language, pages])
  }
})

test('two numbers of a place stand on one line of the guide, and its sections leave no half of a page empty', async () => {
  for (const language of ['en', 'vi', 'ar'] as const) {
    const look = { paper: 'letter', largePrint: false } as const
    const pdf = await desk.draw(madeUpFormsDocument(language, look, ['family-guide']))
    const lines = (await paperText(desk.keep(pdf))).split('\n').map((line) => line.replaceAll(/[^\d·-]/g, ''))
    const both = lines.filter((line) => ['555-0140', '555-0150'].every((number) => line.includes(number)))
    expect(both).toHaveLength(1)
    expect(pageCount(pdf)).toBe(1)
  }
})

test('in large print no form is cut off, whatever its length', async () => {
  const look = { paper: 'letter', largePrint: true } as const
  const file = desk.keep(await desk.draw(madeUpFormsDocument('en', look)))
  const written = madeUpForms('en', look).sheets.map(({ body }) => textOf(body))
  expect(lostWords(written.join(' '), await paperText(file, 'grouped'))).toEqual([])
})

test('the numbers for danger of life are the largest words on each card for the wallet, and four fill one sheet', async () => {
  for (const language of PacketLanguage.options)
    for (const paper of PaperSize.options) {
      const drawn = madeUpFormsDocument(language, { paper, largePrint: false }, ['hotline-card'])
      const file = desk.keep(await desk.draw(drawn))
      const pages = await filledPages(file)
      expect([language, paper, pages.length]).toEqual([language, paper, 1])
      expect([language, paper, (pages[0] ?? 0) > 0.85]).toEqual([language, paper, true])
      const heights = await wordHeights(file)
      expect([
        language,
        paper,
        heights
          .slice(0, 8)
          .map(({ word }) => word)
          .toSorted(),
      ]).toEqual([language, paper, ['911', '911', '911', '911', '988', '988', '988', '988']])
    }
})
