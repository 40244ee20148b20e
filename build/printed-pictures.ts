import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

import { chromium } from 'playwright-core'

import { withCountedHeads } from '#main/print/counted-heads.ts'
import { pageCount } from '#main/print/page-count.ts'
import { printedDocument } from '#main/print/page-frame.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'

import { browserFlags, findUnseenBrowser } from './chromium-host/browser.ts'
import { drawPdf } from './chromium-host/printing.ts'
import { DRAWN_FROM, drawnFrom, picturedPages, PICTURES } from './pictured-pages.ts'

const look = { paper: 'letter', largePrint: false } as const

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
  const executablePath = findUnseenBrowser()
  if (!executablePath) throw new Error('There is no browser')
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...browserFlags],
  })
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-pictures-'))
  mkdirSync(PICTURES, { recursive: true })
  try {
    for (const [name, sheet] of picturedPages()) {
      const pdf = join(folder, `${name}.pdf`)
      const paper = { look, sheets: [sheet], styles: packetStyles(look) }
      // As it prints: its head says of how many pages.
      const { sheets } = await withCountedHeads(
        { printToPdf: (document) => drawPdf(browser, document) },
        paper,
      )
      const drawn = await drawPdf(browser, printedDocument(look, sheets, paper.styles))
      writeFileSync(pdf, drawn)
      // Beside its English the place to sign stands on a second page.
      for (let page = 1; page <= (pageCount(drawn) ?? 1); page += 1) {
        const grey = execFileSync('pdftoppm', ['-gray', '-r', '88', '-f', String(page), '-singlefile', pdf])
        writeFileSync(join(PICTURES, `${name}${page === 1 ? '' : `-${page}`}.png`), smallPicture(grey))
      }
    }
    writeFileSync(DRAWN_FROM, `${JSON.stringify(drawnFrom(), null, 2)}\n`)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await drawPictures()
