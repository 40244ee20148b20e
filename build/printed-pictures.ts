import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

import { chromium } from 'playwright-core'

import { printedDocument } from '#main/print/page-frame.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'
import { packetOn, uncheckedSheets } from '#main/testing/packet-facts.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { browserFlags, findBrowser } from './chromium-host/browser.ts'
import { drawPdf } from './chromium-host/printing.ts'
import { project } from './program.ts'

const PAGES = ['letter', 'consent-form'] as const
const look = { paper: 'letter', largePrint: false } as const
const pictures = join(project, 'e2e', 'pictures')

/** One part of a PNG file. */
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A page drawn in 256 greys, as a PNG of 16: enough to be looked at, and half as large. */
function smallPicture(drawn: Buffer): Buffer {
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(drawn.toString('latin1')) ?? []
  const [columns, rows] = [Number(width), Number(height)]
  const grey = (row: number, column: number): number =>
    column < columns ? (drawn.readUInt8(head.length + row * columns + column) + 8) >> 4 : 15
  const lines = Array.from({ length: rows }, (_, row) => {
    const pairs = Array.from({ length: Math.ceil(columns / 2) }, (__, pair) => pair * 2)
    return Buffer.from([
      0,
      ...pairs.map((column) => (Math.min(grey(row, column), 15) << 4) | Math.min(grey(row, column + 1), 15)),
    ])
  })
  const about = Buffer.alloc(13)
  about.writeUInt32BE(columns, 0)
  about.writeUInt32BE(rows, 4)
  about.set([4, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', about),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Draws the letter home and the form to sign in every language, so that a change of a page can be looked at. */
async function drawPictures(): Promise<void> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no browser')
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...browserFlags],
  })
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-pictures-'))
  mkdirSync(pictures, { recursive: true })
  try {
    for (const language of PacketLanguage.options)
      for (const sheet of uncheckedSheets(language, packetOn('school-contacts-provider', false))) {
        const page = PAGES.find((each) => each === sheet.name)
        if (!page) continue
        const pdf = join(folder, `${language}-${page}.pdf`)
        writeFileSync(pdf, await drawPdf(browser, printedDocument(look, [sheet], packetStyles(look))))
        const drawn = execFileSync('pdftoppm', ['-gray', '-r', '88', '-f', '1', '-singlefile', pdf])
        writeFileSync(join(pictures, `${language}-${page}.png`), smallPicture(drawn))
      }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await drawPictures()
