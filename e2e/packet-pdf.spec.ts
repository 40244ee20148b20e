import { execFileSync } from 'node:child_process'

import { expect, test } from '@playwright/test'

import { withCountedHeads } from '#main/print/counted-heads.ts'
import { html, textOf } from '#main/print/html.ts'
import { printedDocument, type Look } from '#main/print/page-frame.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'
import { ofHowMany } from '#shared/text/page-count.ts'
import { printText } from '#main/print/print-text.ts'
import { madeUpFormsDocument } from '#main/testing/form-facts.ts'
import {
  packetDocument,
  packetFilledWith,
  packetOn,
  packetSheets,
  uncheckedSheets,
} from '#main/testing/packet-facts.ts'
import { PACKET_PARTS, PacketLanguage, PaperSize } from '#shared/domain/packet.ts'
import { Pathway } from '#shared/domain/referral.ts'
import { slipCode } from '#shared/domain/slip.ts'
import { fullName } from '#shared/domain/student.ts'

import { codesOnPaper, openPaperDesk } from './paper.ts'
import { lostWords } from './printed-words.ts'

const LANGUAGES = PacketLanguage.options
const PAPERS = {
  letter: '612 x 792 pts',
  a4: '594.96 x 841.92 pts',
} as const

/** A page for each part: in any language whose words were checked nothing stands beside it. */
const ONE_EACH = PACKET_PARTS.length

const desk = openPaperDesk()

const print = async (document: string): Promise<string> => desk.keep(await desk.draw(document))

const ask = (tool: string, ...words: readonly string[]) => execFileSync(tool, words, { encoding: 'utf8' })

for (const language of LANGUAGES) {
  for (const [look, most] of [
    [{ paper: 'letter', largePrint: false }, ONE_EACH],
    [{ paper: 'a4', largePrint: false }, ONE_EACH],
    [{ paper: 'letter', largePrint: true }, 60],
  ] satisfies [Look, number][]) {
    const name = `${look.paper}${look.largePrint ? ', large print' : ''}`
    test(`a packet in “${language}” (${name}) is whole on paper: its fonts, its words, its size`, async () => {
      const file = await print(packetDocument(language, look))

      const about = ask('pdfinfo', file)
      expect(about).toMatch(/^Title:\s+Footbridge$/m)
      expect(about).toMatch(/^Tagged:\s+yes$/m)
      expect(about).toMatch(/^JavaScript:\s+no$/m)
      expect(about).toContain(PAPERS[look.paper])
      const pages = Number(/^Pages:\s+(\d+)$/m.exec(about)?.[1])
      expect(pages).toBeGreaterThanOrEqual(ONE_EACH)
      expect(pages).toBeLessThanOrEqual(most)

      const fonts = ask('pdffonts', file)
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
      for (const font of fonts) {
        expect(font).toMatch(/NotoSans|Amiri/)
        expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
      }

      const written = packetSheets(language).map(({ body }) => textOf(body))
      expect(lostWords(written.join(' '), ask('pdftotext', file, '-'))).toEqual([])
    })
  }
}

for (const language of LANGUAGES) {
  test(`each part of a packet in “${language}” is one page, whoever calls whom, signed or not, with a line of one’s own`, async () => {
    for (const pathway of Pathway.options)
      for (const signed of [false, true]) {
        const look = { paper: 'letter', largePrint: false } as const
        const { facts, letter } = packetOn(pathway, signed)
        const remark = 'Nos vemos el lunes a las nueve.'
        const file = await print(packetDocument(language, look, { facts: { ...facts, remark }, letter }))
        expect([pathway, signed, ask('pdfinfo', file)]).toEqual([
          pathway,
          signed,
          expect.stringMatching(new RegExp(`^Pages:\\s+${ONE_EACH}$`, 'm')),
        ])
      }
  })
}

for (const paper of PaperSize.options)
  test(`what families may expect, with their rights on it, is one page with the box about danger while nobody checked it (${paper})`, async () => {
    const look = { paper, largePrint: false }
    const parts = ['letter', 'provider', 'what-to-expect', 'contact-slip'] as const
    const sheets = LANGUAGES.flatMap((language) =>
      Pathway.options.flatMap((pathway) => {
        const { facts, letter } = packetOn(pathway, false)
        return uncheckedSheets(language, { facts: { ...facts, parts: [...parts] }, letter })
          .filter(({ name }) => name === 'what-to-expect')
          .map((sheet) => ({ ...sheet, copy: `${language}-${pathway}` }))
      }),
    )
    const text = ask(
      'pdftotext',
      '-layout',
      await print(printedDocument(look, sheets, packetStyles(look))),
      '-',
    )
    const pages = text.split('\f').slice(0, -1)
    expect(pages).toHaveLength(sheets.length)
  })

test('in large print whoever signs does so on one page, and the line to cut along stays with the card above it', async () => {
  const look = { paper: 'letter', largePrint: true } as const
  for (const language of ['es', 'ru', 'vi'] as const)
    for (const bilingual of [false, true]) {
      const sheets = uncheckedSheets(language, packetOn('school-contacts-provider', false), { bilingual })
      const text = ask(
        'pdftotext',
        '-layout',
        await print(printedDocument(look, sheets, packetStyles(look))),
        '-',
      )
      const pages = text.split('\f').map((page) => page.replaceAll(/\s+/g, ' '))
      const { plain } = printText(language)
      const pageOf = (words: string) => pages.findIndex((page) => page.includes(words))
      expect(pageOf(plain('consentForm.sign'))).toBe(pageOf(plain('consentForm.guardian')))
      const card = pages.findIndex((page) => page.includes('7KQ-3M') && page.includes(plain('card.whom')))
      expect(pages[card]).toContain(plain('slip.cut'))
    }
})

/** The pages of a document as a reader would copy them, without the marks that keep directions apart. */
const pagesOf = (file: string): readonly string[] =>
  ask('pdftotext', '-layout', file, '-')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/[\u2066-\u2069\u202a-\u202e]/g, '').replaceAll(/\s+/g, ' '))

for (const [language, largePrint] of [
  ['en', false],
  ['es', false],
  ['ar', false],
  ['es', true],
  ['ar', true],
] as const)
  test(`every page of the form to sign names the student, the provider and its code, and its bars stand where one signs (${language}${largePrint ? ', large print' : ''})`, async () => {
    const look = { paper: 'letter', largePrint } as const
    const packet = packetOn('school-contacts-provider', false)
    const sheets = uncheckedSheets(language, packet).filter(({ name }) => name === 'consent-form')
    const styles = packetStyles(look)
    const counted = await withCountedHeads({ printToPdf: desk.draw }, { look, sheets, styles })
    const file = await print(printedDocument(look, counted.sheets, styles))
    const pages = pagesOf(file)
    expect(pages.length > 1).toBe(language !== 'en')
    expect(counted.sheets.map(({ pagesOfSheet }) => pagesOfSheet)).toEqual([pages.length])
    const { facts, letter } = packet
    const code = slipCode(facts.caseCode, 'consent-form', facts.referralNumber)
    const of = ofHowMany(language === 'ar' ? 'rtl' : 'ltr')
    pages.forEach((page, at) =>
      expect(language === 'ar' ? page : page.split(code)[1]).toContain(`${at + 1}${of}${pages.length}`),
    )
    for (const page of pages) {
      // A long head stands on two lines.
      for (const word of `${fullName(letter.student)} ${facts.help.name} ${code}`.split(' '))
        expect(page).toContain(word)
    }
    const signed = 1 + pages.findIndex((page) => page.includes(printText('en').plain('consentForm.sign')))
    const read = await codesOnPaper(file)
    expect(read.map(({ page }) => page)).toEqual([signed, signed])
  })

test('a blank form to sign says on every page what it is, with a line for the name', async () => {
  const look = { paper: 'letter', largePrint: false } as const
  const [, ...pages] = pagesOf(
    await print(madeUpFormsDocument('es', look, ['release-both-ways', 'consent-services'])),
  )
  const { plain } = printText('es')
  expect(pages).toHaveLength(3)
  for (const page of pages) expect(page).toContain(`${plain('consentForm.student')}: ____`)
  for (const page of pages.slice(0, 2)) expect(page).toContain('¿Podemos hablar con ____')
  expect(pages[2]).toContain(plain('consentForm.titleServices'))
})

test('each page of a packet says who it comes from, and a translation nobody checked says so', async () => {
  const text = ask(
    'pdftotext',
    '-layout',
    await print(packetDocument('es', { paper: 'letter', largePrint: false })),
    '-',
  )
  const pages = text.split('\f').slice(0, ONE_EACH)
  for (const page of pages) {
    const foot = page.trimEnd().split('\n').slice(-2).join('\n')
    expect(foot).toContain('Harbor Middle School')
    expect(foot).toContain('sin revisar')
  }
  const numbers = pages.map((page) => /Harbor Middle School\s+(\d+)\s*\n.*$/.exec(page.trimEnd())?.[1])
  expect(numbers).toEqual([...Array.from({ length: 12 }, (_, at) => String(at + 1)), '1', '2'])
})

test('pages that run on are numbered, each of how many', async () => {
  const text = printText('en')
  const body = html`${Array.from({ length: 80 }, (_, line) => html`<p>Entry ${line}</p>`)}`
  const sheets = [{ name: 'trail', text, body, from: 'Harbor Middle School' }]
  const file = await print(printedDocument({ paper: 'letter', largePrint: false }, sheets))
  const pages = ask('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
  const numbers = pages.map((page) => /Harbor Middle School\s+(\S.*)$/.exec(page.trimEnd())?.[1])
  expect(numbers).toEqual(['1/3', '2/3', '3/3'])
})

test('nothing somebody typed or imported acts on a printed page, even in a browser that would let it', async () => {
  const context = await desk.browser().newContext()
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  page.on('dialog', (dialog) => {
    asked.push('dialog')
    void dialog.dismiss()
  })
  const payloads = [
    '<script>window.acted = 1</script>',
    '"><img src="https://outside.invalid/x.png" onerror="window.acted = 1">',
    "' onmouseover='window.acted = 1' x='",
    '</style><script>window.acted = 1</script>',
    '"; } @import url(https://outside.invalid/x.css); * { background: url(https://outside.invalid/y.png) } "',
    '<svg onload="window.acted = 1"><a href="javascript:window.acted = 1">x</a></svg>',
    '</section></body><iframe srcdoc="<script>parent.acted = 1</script>"></iframe>',
    '<meta http-equiv="refresh" content="0;url=https://outside.invalid/">',
  ]
  for (const language of LANGUAGES) {
    const whole = packetFilledWith(payloads.join(' '))
    await page.setContent(packetDocument(language, { paper: 'letter', largePrint: false }, whole))
    await page.mouse.move(200, 200)
    expect(await page.evaluate(() => (window as { acted?: number }).acted)).toBeUndefined()
    expect(await page.locator('script, iframe, img, a, meta[http-equiv], link, form').count()).toBe(0)
  }
  expect(asked).toEqual([])
  await context.close()
})

test('in large print what comes back is one sheet, with its code and where it goes back to', async () => {
  for (const language of LANGUAGES)
    for (const paper of PaperSize.options) {
      const look = { paper, largePrint: true }
      const sheets = packetSheets(language)
      for (const [name, pages] of [
        // Beside the English of the office it fills a sheet by itself, behind what says how to use it.
        ['contact-slip', language === 'en' ? 1 : 2],
        ['feedback-slip', 1],
      ] as const) {
        const slip = sheets.filter((sheet) => sheet.name === name)
        const file = await print(printedDocument(look, slip, packetStyles(look)))
        const about = `${language} ${paper} ${name}`
        expect(ask('pdfinfo', file), about).toMatch(new RegExp(`^Pages:\\s+${pages}$`, 'm'))
        expect(
          (await codesOnPaper(file)).map(({ page }) => page),
          about,
        ).toEqual([pages, pages])
        expect(ask('pdftotext', '-f', String(pages), file, '-'), about).toContain('Harbor Road')
      }
    }
})
