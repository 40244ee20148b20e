import { chromium, type Browser } from 'playwright-core'

import type { PacketOfMany } from '#shared/api/printing.ts'
import { PACKET_PARTS, type PacketChoice, type PacketLanguage } from '#shared/domain/packet.ts'
import { signsWithoutFont } from '#main/print/fonts.ts'
import { pageCount } from '#main/print/page-count.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'

import { browserFlags, findBrowser } from '../chromium-host/browser.ts'
import { drawPdf } from '../chromium-host/printing.ts'
import { remark, type FigureName } from './figures.ts'
import { inTurn } from './measure.ts'
import { benchApp, type BenchApp } from './vaults.ts'

type Figures = Partial<Record<FigureName, number>>

const ROUNDS = 11
const MANY = 100

/** English is the plainest, Arabic the most shaped, and Chinese carries the most fonts. */
const LANGUAGES: readonly PacketLanguage[] = ['en', 'ar', 'zh-Hans']

/** What tells a provider about a student needs a consent; the family's own twelve pages need none. */
const TWELVE = PACKET_PARTS.filter((part) => part !== 'provider-letter' && part !== 'feedback-slip')

function choice(referralId: string, but: Partial<PacketChoice> = {}): PacketChoice {
  return {
    ...{ referralId, parts: [...TWELVE], language: 'en', paper: 'letter', largePrint: false, remark: '' },
    ...{ noticed: '', namesReasons: false, serviceIds: [], ownServiceIds: [], bilingual: false },
    interpreter: { name: 'Ana Gil', role: 'professional', how: 'phone' },
    addresseeId: null,
    ...but,
  }
}

/** Fewer pages than these are no long packet. */
const LONG = 60

/** Every part in large print with English beside it, three providers, and two texts of as many lines as the office may write. */
const longest = (id: string, serviceIds: readonly string[]) =>
  choice(id, {
    ...{ language: 'vi', largePrint: true, bilingual: true, serviceIds: [...serviceIds] },
    remark: 'We spoke about the bus.\n'.repeat(330),
    noticed: 'She came late to class.\n'.repeat(330),
  })

/** Two other services somebody was sent to. */
function otherServices({ reading }: OpenVault, referralId: string): readonly string[] {
  const rows = reading
    .prepare(
      `SELECT DISTINCT service_id AS id FROM referrals
       WHERE service_id IS NOT NULL AND service_id <> (SELECT service_id FROM referrals WHERE id = :referralId)
       ORDER BY service_id LIMIT 2`,
    )
    .all({ referralId }) as readonly { readonly id: string }[]
  return rows.map(({ id }) => id)
}

/** Referrals of families that go to the provider themselves, whose packets print without a signature. */
function someReferrals({ reading }: OpenVault): readonly string[] {
  const rows = reading
    .prepare(
      `SELECT r.id FROM referrals r JOIN cases c ON c.id = r.case_id
       WHERE c.restricted = 0 AND r.service_id IS NOT NULL AND r.state <> 'entered-in-error'
       ORDER BY r.created_at DESC LIMIT ${MANY}`,
    )
    .all({}) as readonly { readonly id: string }[]
  return rows.map(({ id }) => id)
}

interface Printing extends BenchApp {
  /** The document that was printed last; the dialog is then closed, so that the vault stays as it was. */
  documentOf(operation: string, input: unknown): Promise<string>
}

function printingApp(vault: OpenVault, browser: Browser): Printing {
  let printed = ''
  const bench = benchApp(vault, {
    printToPdf: (document) => drawPdf(browser, document),
    print: async (document) => {
      printed = document
      return false
    },
  })
  return {
    ...bench,
    documentOf: async (operation, input) => {
      printed = ''
      await bench.app.call(bench.session, operation, input)
      if (printed === '') throw new Error(`${operation} printed nothing`)
      return printed
    },
  }
}

/** What an operation answered: it is the one the type says. */
const answered = async <Answer>(reply: Promise<string>): Promise<Answer> =>
  (JSON.parse(await reply) as { readonly value: Answer }).value

/** The document of a packet that was looked at. */
async function documentOfPacket(bench: Printing, chosen: PacketChoice): Promise<string> {
  const { digest: seen } = await answered<{ digest: string }>(
    bench.ask('packets.preview', JSON.stringify(chosen)),
  )
  return bench.documentOf('packets.print', { choice: chosen, as: 'paper', seen })
}

async function measurePackets(bench: Printing, browser: Browser, id: string): Promise<Figures> {
  const figures: Figures = {}
  const worst = (name: FigureName, value: number) => {
    figures[name] = Math.max(figures[name] ?? 0, value)
  }
  for (const language of LANGUAGES) {
    const twelve = choice(id, { language })
    // Each round asks for another page of words, as somebody does who goes on writing.
    const asked = (round: number) => JSON.stringify({ ...twelve, remark: `Line ${round}.` })
    const document = await documentOfPacket(bench, twelve)
    const times = await inTurn(ROUNDS, {
      preview: (round) => bench.ask('packets.preview', asked(round)),
      glyphs: () => signsWithoutFont(document.slice(document.indexOf('<body'))),
      pdf: () => drawPdf(browser, document),
    })
    const pages = pageCount(await drawPdf(browser, document))
    remark(
      `paper: ${pages} pages in ${language}: preview ${times.preview.toFixed(0)} ms, PDF ${times.pdf.toFixed(0)} ms, ` +
        `glyphs ${times.glyphs.toFixed(1)} ms, ${Math.round(document.length / 1024)} kB.`,
    )
    worst('paper.preview_12_ms', times.preview)
    worst('paper.pdf_12_ms', times.pdf)
    worst('paper.glyphs_ms', times.glyphs)
  }
  return figures
}

async function measureLongest(bench: Printing, browser: Browser, long: PacketChoice): Promise<Figures> {
  const document = await documentOfPacket(bench, long)
  const times = await inTurn(5, {
    preview: () => bench.ask('packets.preview', JSON.stringify(long)),
    pdf: () => drawPdf(browser, document),
  })
  const pages = pageCount(await drawPdf(browser, document))
  if ((pages ?? 0) < LONG) throw new Error(`The longest packet has ${pages} pages: that is no long one`)
  remark(`paper: the longest packet has ${pages} pages.`)
  return { 'paper.preview_60_ms': times.preview, 'paper.pdf_60_ms': times.pdf }
}

async function measureMany(
  bench: Printing,
  browser: Browser,
  referralIds: readonly string[],
): Promise<Figures> {
  const batch = {
    ...{ referralIds, parts: ['letter', 'provider', 'what-to-expect', 'contact-slip'], order: [] },
    ...{ language: 'es', paper: 'letter', largePrint: false, onNewSheets: true },
  }
  const start = performance.now()
  const told = await answered<readonly PacketOfMany[]>(
    bench.ask('printing.readyPackets', JSON.stringify(batch)),
  )
  const ready = performance.now()
  const seen = Object.fromEntries(told.map(({ referralId, digest }) => [referralId, digest]))
  const document = await bench.documentOf('printing.printPackets', { batch, as: 'paper', seen })
  const bound = performance.now()
  const pages = pageCount(await drawPdf(browser, document))
  const end = performance.now()
  remark(
    `paper: ${referralIds.length} packets are ${pages} pages, ${Math.round(document.length / 1024)} kB; ` +
      `bound in ${((bound - ready) / 1000).toFixed(1)} s, drawn in ${((end - bound) / 1000).toFixed(1)} s.`,
  )
  return { 'paper.ready_100_ms': ready - start, 'paper.print_100_s': (end - ready) / 1000 }
}

/** How long papers take: a packet after a change and as a PDF, the longest one, and a hundred in one go. */
export async function measurePaper(vault: OpenVault): Promise<Figures> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge was found')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: [...browserFlags] })
  try {
    const bench = printingApp(vault, browser)
    const ids = someReferrals(vault)
    const [first = ''] = ids
    return {
      ...(await measurePackets(bench, browser, first)),
      ...(await measureLongest(bench, browser, longest(first, otherServices(vault, first)))),
      ...(await measureMany(bench, browser, ids)),
    }
  } finally {
    await browser.close()
  }
}
