import { expect, test } from '@playwright/test'

import { textOf, type Html } from '#main/print/html.ts'
import { pageCount } from '#main/print/page-count.ts'
import { printedDocument } from '#main/print/page-frame.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'
import { packetOn, packetSheets, uncheckedSheets } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { openPaperDesk, paperFonts, paperText } from './paper.ts'

const desk = openPaperDesk()
const look = { paper: 'letter', largePrint: false } as const

/** Letters and digits alone: readers of a PDF break lines, draw vowel marks and turn brackets around as they like. */
const signsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u064B-\u0652]/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What stands on its own on a page: a heading, a paragraph, an entry of a list. */
const PIECES = /<\/?(?:p|br|li|h\d|div|ul|ol|section|dl|dt|dd)\b[^>]*>/

/** And the names and numbers in it, which a reader puts elsewhere on a line that is written from the right. */
const PIECES_FROM_THE_RIGHT = /<\/?(?:p|br|li|h\d|div|ul|ol|section|dl|dt|dd|bdi)\b[^>]*>/

const piecesOf = ({ markup }: Html, between: RegExp): readonly string[] =>
  markup
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, ' ')
    .split(between)
    .map((piece) => signsOf(textOf({ markup: piece } as Html)))
    .filter((piece) => piece !== '')

/** The family of a language's own script. */
const FAMILY: Readonly<Partial<Record<PacketLanguage, RegExp>>> = {
  ar: /^Amiri/,
  'zh-Hans': /^NotoSansSC/,
  'zh-Hant': /^NotoSansTC/,
  ko: /^NotoSansKR/,
}

for (const language of PacketLanguage.options)
  for (const part of ['letter', 'consent-form'])
    test(`the page “${part}” in “${language}” reads on paper as it was written, in order and in its own letters`, async () => {
      const sheets = packetSheets(language, packetOn('school-contacts-provider', false)).filter(
        ({ name }) => name === part,
      )
      const pdf = await desk.draw(printedDocument(look, sheets, packetStyles(look)))
      expect(pageCount(pdf)).toBe(1)
      const file = desk.keep(pdf)

      const fonts = await paperFonts(file)
      for (const { name, embedded } of fonts) {
        expect(name).toMatch(/^(NotoSans|Amiri)/)
        expect(embedded).toBe(true)
      }
      const own = FAMILY[language] ?? /^NotoSans-/
      for (const weight of ['Regular', 'Bold'])
        expect(fonts.some(({ name }) => own.test(name) && name.endsWith(weight))).toBe(true)

      // A reader turns lines from the right around where it may group words, and then chooses which group comes first.
      const isOrdered = language !== 'ar'
      const read = signsOf(await paperText(file, isOrdered ? 'drawn' : 'grouped'))
      let from = 0
      for (const piece of sheets.flatMap(({ body }) =>
        piecesOf(body, isOrdered ? PIECES : PIECES_FROM_THE_RIGHT),
      )) {
        const at = read.indexOf(piece, from)
        expect(at, `“${piece}” is not in its place`).toBeGreaterThanOrEqual(from)
        if (isOrdered) from = at + piece.length
      }
    })

for (const language of PacketLanguage.exclude(['en']).options)
  test(`the form to sign in “${language}” stands beside its English while nobody has checked it, with who interprets`, async () => {
    const sheets = uncheckedSheets(language, packetOn('school-contacts-provider', false)).filter(
      ({ name }) => name === 'consent-form',
    )
    for (const paper of ['letter', 'a4'] as const) {
      const set = { paper, largePrint: false }
      const pdf = await desk.draw(printedDocument(set, sheets, packetStyles(set)))
      expect(pageCount(pdf)).toBe(2)
      const read = signsOf(await paperText(desk.keep(pdf), 'drawn'))
      for (const words of ['You do not have to sign.', 'You can take this back at any time.', 'Ana Gil'])
        expect(read).toContain(signsOf(words))
    }
  })

test('the letter home is one page in every language, with the English of its box beside it while nobody has checked it', async () => {
  for (const language of PacketLanguage.options)
    for (const paper of ['letter', 'a4'] as const) {
      const sheets = uncheckedSheets(language, packetOn('school-contacts-provider', false)).filter(
        ({ name }) => name === 'letter',
      )
      const set = { paper, largePrint: false }
      expect(pageCount(await desk.draw(printedDocument(set, sheets, packetStyles(set)))), language).toBe(1)
    }
})
