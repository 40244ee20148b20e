import { expect, test } from '@playwright/test'

import { html, textOf } from '#main/print/html.ts'
import { pageCount } from '#main/print/page-count.ts'
import type { Paper } from '#main/print/paper.ts'
import { printedDocument, sheetMarkup, type Sheet } from '#main/print/page-frame.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'
import { packetOn, packetSheets, uncheckedSheets } from '#main/testing/packet-facts.ts'
import { aListIn, anAnswerIn, aSlipIn } from '#main/testing/family-paper-facts.ts'
import { aRecordIn } from '#main/testing/record-facts.ts'
import { PacketLanguage, PaperSize } from '#shared/domain/packet.ts'
import { ofHowMany } from '#shared/text/page-count.ts'

import { blocksOf, outOfOrder } from './logical-order.ts'
import { filledPages, openPaperDesk, paperFonts, paperText } from './paper.ts'

const desk = openPaperDesk()
const look = { paper: 'letter', largePrint: false } as const

/** Letters and digits alone: readers of a PDF break lines, draw vowel marks and turn brackets around as they like. */
const signsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u064B-\u0652]/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The family of a language's own script. */
const FAMILY: Readonly<Partial<Record<PacketLanguage, RegExp>>> = {
  ar: /^Amiri/,
  'zh-Hans': /^NotoSansSC/,
  'zh-Hant': /^NotoSansTC/,
  ko: /^NotoSansKR/,
}

/** The longest text of a page with its first two words, or its first two signs where it has no blanks, in each other’s place. */
function withWordsTurned(markup: string): string {
  const texts = markup.match(/(?<=>)[^<>]+(?=<)/g) ?? []
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '')
  const turned = longest.replace(/(\p{L}+) (\p{L}+)|(\p{L})(\p{L})/u, '$2$4 $1$3')
  return markup.replace(longest, turned)
}

const HEAD = /<header class="sheet-head">\s*<p>([\s\S]*?)<\/p>[\s\S]*?<\/header>/

/** What stands on a page in the order it is drawn in: what runs over it, its foot, with its number where the line begins or ends, and what is between them. */
function blocksOn(sheet: Sheet, number: string, turn = (markup: string) => markup) {
  const whole = sheetMarkup(sheet).markup
  const markup = whole.replace(HEAD, '')
  const foot = markup.indexOf('<footer')
  const isFromRight = sheet.text.direction === 'rtl'
  const blocks = (part: string) => blocksOf(part, isFromRight)
  const [corner, numbered] = [blocks(markup.slice(foot)), blocks(number)]
  const below = isFromRight ? [...corner, ...numbered] : [...numbered, ...corner]
  const head = sheet.head ? [HEAD.exec(whole)?.[1] ?? '', `<bdi>${sheet.head.code}</bdi>`, '1'] : []
  const above = head.flatMap((part) => blocks(part))
  return [...above, ...below, ...blocks(turn(markup.slice(0, foot)))]
}

const isForFamily = ({ pile }: Sheet): boolean => pile === 'family'

for (const language of PacketLanguage.options)
  test(`every page of a family in “${language}” reads on paper as it was written: whole, in order, in its own letters`, async () => {
    const sheets = packetSheets(language, packetOn('school-contacts-provider', false))
      .filter(isForFamily)
      // A reader of a PDF loses the letter behind an isolate in a margin from the right: what runs over it is looked for elsewhere.
      .map((sheet) => (sheet.text.direction === 'rtl' ? { ...sheet, head: null } : sheet))
    const pdf = await desk.draw(printedDocument(look, sheets, packetStyles(look)))
    expect(pageCount(pdf)).toBe(sheets.length)
    const file = desk.keep(pdf)

    const fonts = await paperFonts(file)
    for (const { name, embedded } of fonts) {
      expect(name).toMatch(/^(NotoSans|Amiri)/)
      expect(embedded).toBe(true)
    }
    const own = FAMILY[language] ?? /^NotoSans-/
    for (const weight of ['Regular', 'Bold'])
      expect(fonts.some(({ name }) => own.test(name) && name.endsWith(weight))).toBe(true)

    const pages = (await paperText(file, 'drawn')).split('\f')
    for (const [at, sheet] of sheets.entries()) {
      const number = `${at + 1}${ofHowMany(sheet.text.direction)}${sheets.length}`
      const read = (written: ReturnType<typeof blocksOn>) => [
        sheet.name,
        outOfOrder(written, pages[at] ?? ''),
      ]
      expect(read(blocksOn(sheet, number))).toEqual([sheet.name, null])
      expect(read(blocksOn(sheet, number, withWordsTurned))).not.toEqual([sheet.name, null])
    }
  })

/** What is known of a service runs on behind its label. */
const inLines = (markup: string): string =>
  markup.replaceAll(/<div class="fact">[\s\S]*?<\/div>/g, (fact) =>
    fact.replaceAll(/<p\b[^>]*>/g, '<span>').replaceAll('</p>', '</span>'),
  )

/** Papers that run on from page to page, by what they are. */
const RUNNING_ON: readonly (readonly [name: string, draw: (language: PacketLanguage) => Paper])[] = [
  ['the record of disclosures', aRecordIn],
  ['the answer to a parent who asked for records', anAnswerIn],
  ['the list of places that help', aListIn],
  ['the slip for a parent who raised a concern', aSlipIn],
]

for (const [name, draw] of RUNNING_ON)
  for (const language of PacketLanguage.options)
    test(`${name} in “${language}” reads on paper as it was written, on each of its pages`, async () => {
      const { look: set, sheets: written, styles = '' } = draw(language)
      // The foot is read elsewhere, and headings stand once here, where a printer sets them over each page.
      const sheets = written.map((sheet) => ({ ...sheet, from: 'Harbor Middle School' }))
      const headedOnce = `${styles}.sheet .table thead { display: table-row-group; }`
      const file = desk.keep(await desk.draw(printedDocument(set, sheets, headedOnce)))
      const own = FAMILY[language] ?? /^NotoSans-/
      for (const { name, embedded } of await paperFonts(file)) {
        expect(name).toMatch(/^(NotoSans|Amiri)/)
        expect(embedded).toBe(true)
      }
      expect((await paperFonts(file)).some(({ name }) => own.test(name))).toBe(true)
      const [page] = readOver(sheets, (await paperText(file, 'drawn')).split('\f').slice(0, -1))
      for (const { body, text } of sheets) {
        const isFromRight = text.direction === 'rtl'
        const read = (markup: string) => outOfOrder(blocksOf(inLines(markup), isFromRight), page ?? '')
        expect(read(body.markup)).toBeNull()
        expect(read(withWordsTurned(body.markup))).not.toBeNull()
      }
    })

/** Where all of a packet stands beside its English; each page is numbered for itself, as it may take several sheets, and nothing runs over it. */
const bilingualSheets = (language: PacketLanguage): readonly Sheet[] =>
  uncheckedSheets(language, packetOn('school-contacts-provider', false), { bilingual: true })
    .filter(isForFamily)
    .map((sheet) => ({ ...sheet, pile: sheet.name, head: null }))

/** What stands on each page above its feet; a page that took several sheets is read on over them. */
function readOver(sheets: readonly Sheet[], paper: readonly string[]): readonly string[] {
  const read = sheets.map(() => '')
  let at = -1
  for (const page of paper) {
    const lines = page.split('\n')
    const foot = signsOf(textOf(sheetMarkup({ ...sheets[0], body: html`` } as Sheet))).length + '1'.length
    const above = lines.findIndex((_, line) => signsOf(lines.slice(0, line).join('')).length >= foot)
    const isNext = sheets.length > 1 ? /\d/.exec(lines.slice(0, above).join(''))?.[0] === '1' : at < 0
    if (isNext) at += 1
    read[at] += `${lines.slice(above).join('\n')}\n`
  }
  return read
}

for (const language of PacketLanguage.exclude(['en']).options)
  test(`every page of a family in “${language}” reads beside its English as it was written, row by row, both columns whole`, async () => {
    const sheets = bilingualSheets(language)
    const file = desk.keep(await desk.draw(printedDocument(look, sheets, packetStyles(look))))
    const pages = readOver(sheets, (await paperText(file, 'drawn')).split('\f').slice(0, -1))
    const isFromRight = sheets[0]?.text.direction === 'rtl'
    for (const [at, { name, body }] of sheets.entries()) {
      const read = (markup: string) => [name, outOfOrder(blocksOf(markup, isFromRight), pages[at] ?? '')]
      expect(read(body.markup)).toEqual([name, null])
      expect(read(withWordsTurned(body.markup))).not.toEqual([name, null])
    }
  })

for (const paper of PaperSize.options)
  for (const largePrint of [false, true])
    test(`beside its English no page leaves a sheet nearly empty (${paper}${largePrint ? ', large print' : ''})`, async () => {
      const set = { paper, largePrint }
      for (const language of PacketLanguage.exclude(['en']).options) {
        const sheets = bilingualSheets(language)
        const file = desk.keep(await desk.draw(printedDocument(set, sheets, packetStyles(set))))
        const filled = await filledPages(file)
        expect([language, ...filled.filter((share) => share < 0.12)]).toEqual([language])
        // The letter and the form to sign take two, and so may the card whose half comes back.
        if (!largePrint) expect(filled.length).toBeLessThanOrEqual(sheets.length + 3)
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
