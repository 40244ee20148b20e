import Papa from 'papaparse'
import { chromium, type Page } from 'playwright-core'

import type { Chance } from '#main/sample-school/chance.ts'
import { writeCsv } from '#main/spreadsheet/write-csv.ts'
import { packetDocument, packetFilledWith } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { browserFlags, findUnseenBrowser } from '../chromium-host/browser.ts'
import { formula, hit, payload } from './payloads.ts'
import { tryNames } from './proposed-names.ts'
import type { Findings, Trial } from './property.ts'

const place = 'https://footbridge.invalid/printed.html'
const look = { paper: 'letter', largePrint: false } as const
/** An office is made for the names of its files once for so many pages. */
const pagesForNames = 4
const harmless = 'Quiet words'

/** What a page became once it was drawn, without the policy that would stop it anyway. */
interface Drawn {
  readonly acted: boolean
  readonly asked: readonly string[]
  readonly elements: string
  readonly texts: string
}

async function draw(page: Page, document: string): Promise<Drawn> {
  const asked: string[] = []
  await page.unrouteAll()
  await page.route('**/*', (route) => {
    const address = route.request().url()
    if (address === place) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: document })
    // The page's own fonts travel inside it.
    if (!address.startsWith('data:font')) asked.push(address)
    return route.abort()
  })
  await page.goto(place)
  const found = await page.evaluate((name) => {
    const all = [...globalThis.document.querySelectorAll('*')]
    return {
      acted: name in globalThis || name in {},
      elements: all
        .map(({ tagName, attributes }) => `${tagName}(${[...attributes].map((each) => each.name).join(' ')})`)
        .join(' '),
      texts: globalThis.document.body.textContent,
    }
  }, hit)
  return { ...found, asked }
}

/** Where a text would be taken for markup if nothing made it harmless. */
function unescaped(document: string, filling: string): string {
  return document.replaceAll(harmless, () => filling)
}

async function tryPage(page: Page, { chance, isProtected }: Trial): Promise<Findings> {
  const language = chance.pick(PacketLanguage.options)
  const plain = packetDocument(language, look, packetFilledWith(harmless))
  const expected = await draw(page, plain)
  const filling = payload(chance)
  const document = isProtected
    ? packetDocument(language, look, packetFilledWith(filling))
    : unescaped(plain, filling)
  const found = await draw(page, document)
  const tried = plain.split(harmless).length - 1
  const what = `${JSON.stringify(filling)} on a packet in ${language}`
  if (found.acted) return { tried, bad: [`${what} acted`] }
  if (found.asked.length > 0) return { tried, bad: [`${what} asked for ${found.asked.join(', ')}`] }
  if (found.elements !== expected.elements) return { tried, bad: [`${what} became more than text`] }
  return { tried, bad: [] }
}

const beginsFormula = /^[\s\u0000]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]/

function tryCsv(chance: Chance, isProtected: boolean): string | undefined {
  const cells = Array.from({ length: 3 }, () => (chance.happens(0.7) ? formula(chance) : payload(chance)))
  const text = isProtected ? new TextDecoder().decode(writeCsv([cells])) : Papa.unparse([cells])
  const [row = [], ...more] = Papa.parse<string[]>(text.replace(/\r\n$/, ''), { delimiter: ',' }).data
  const acting = row.find((cell) => beginsFormula.test(cell))
  if (acting !== undefined) return `the cell ${JSON.stringify(acting)} begins a formula`
  return row.length === cells.length && more.length === 0
    ? undefined
    : `${JSON.stringify(cells)} became other cells`
}

/** Puts texts that would act into every field of printed packets, the cells and the names of files, and looks whether they do. */
export async function injection(trial: Trial): Promise<Findings> {
  const { chance, count, isProtected } = trial
  const executablePath = findUnseenBrowser()
  if (!executablePath) throw new Error('There is no browser')
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...browserFlags],
  })
  const bad: string[] = []
  let tried = 0
  let inCells = 0
  let inNames = 0
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    for (let pages = 0; tried < count; pages += 1) {
      if (pages % pagesForNames === 0) {
        const names = await tryNames(chance, trial)
        bad.push(...names.bad)
        inNames += names.tried
      }
      const page = await context.newPage()
      const found = await tryPage(page, trial)
      await page.close()
      tried += found.tried
      bad.push(...found.bad)
      for (let round = 0; round < 20; round += 1) {
        const acting = tryCsv(chance, isProtected)
        if (acting) bad.push(acting)
        inCells += 3
      }
    }
  } finally {
    await browser.close()
  }
  return {
    tried: tried + inCells + inNames,
    bad,
    counted: { 'in fields of packets': tried, 'in cells of files': inCells, 'in names of files': inNames },
  }
}
