import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { chromium, test, type Browser } from '@playwright/test'

import { browserFlags, findUnseenBrowser } from '#build/chromium-host/browser.ts'
import { drawPdf } from '#build/chromium-host/printing.ts'

const run = promisify(execFile)

/** A font inside a PDF. */
export interface PaperFont {
  readonly name: string
  readonly embedded: boolean
}

/** In which order a reader takes the words: line by line across the page, as they were drawn, or in groups of its own. */
const ORDERS = { layout: ['-layout'], drawn: ['-raw'], grouped: [] } as const

/** The text of a PDF as a reader would copy it. */
export async function paperText(path: string, order: keyof typeof ORDERS = 'layout'): Promise<string> {
  const { stdout } = await run('pdftotext', [...ORDERS[order], path, '-'])
  return stdout
}

/** Heads and feet of a page, in points: what stands between them was written on it. */
const MARGINS = { top: 47, bottom: 61 }

/** How far down the words of each page reach, of the height there is for them. */
export async function filledPages(path: string): Promise<readonly number[]> {
  const { stdout } = await run('pdftotext', ['-bbox', path, '-'], { maxBuffer: 64 * 1024 * 1024 })
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const height = Number(/height="([\d.]+)"/.exec(page)?.[1])
      const ends = [...page.matchAll(/yMax="([\d.]+)"/g)]
        .map(([, end]) => Number(end))
        .filter((end) => end < height - MARGINS.bottom)
      return (Math.max(MARGINS.top, ...ends) - MARGINS.top) / (height - MARGINS.top - MARGINS.bottom)
    })
}

/** The words of a PDF with how tall each stands, in points, the tallest first. */
export async function wordHeights(
  path: string,
): Promise<readonly { readonly word: string; readonly height: number }[]> {
  const { stdout } = await run('pdftotext', ['-bbox', path, '-'], { maxBuffer: 64 * 1024 * 1024 })
  return [...stdout.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</g)]
    .map(([, from, to, word = '']) => ({ word, height: Number(to) - Number(from) }))
    .toSorted((one, other) => other.height - one.height)
}

/** The fonts a PDF uses, without the letters in front that mark a part of a font. */
export async function paperFonts(path: string): Promise<readonly PaperFont[]> {
  const { stdout } = await run('pdffonts', [path])
  return stdout
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      name: (line.split(/\s+/)[0] ?? '').replace(/^[A-Z]{6}\+/, ''),
      embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes',
    }))
}

/** Dots per inch of the coarsest pictures that offices make of pages. */
const COARSE = 150

/** A code on a printed page, as a decoder that knows nothing of this program reads it. */
export interface ReadCode {
  readonly page: number
  readonly kind: string
  readonly text: string
}

/** Draws each page of a PDF in black and grey and reads every code on the pictures. */
export async function codesOnPaper(path: string, dotsPerInch = COARSE): Promise<readonly ReadCode[]> {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-pages-'))
  try {
    await run('pdftoppm', ['-gray', '-png', '-r', String(dotsPerInch), path, join(folder, 'page')])
    const pictures = readdirSync(folder).toSorted()
    const read = await Promise.all(pictures.map((name) => codesInPicture(join(folder, name))))
    return read.flatMap((codes, at) => codes.map((code) => ({ page: at + 1, ...code })))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function codesInPicture(path: string): Promise<readonly Omit<ReadCode, 'page'>[]> {
  // The decoder ends with an error where a picture holds no code.
  const { stdout } = await run('zbarimg', ['-q', path]).catch(() => ({ stdout: '' }))
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [kind = '', ...text] = line.split(':')
      return { kind, text: text.join(':') }
    })
}

/** What the specs of one file print with, and where they keep it. */
interface PaperDesk {
  /** The browser it prints with. */
  browser(): Browser
  /** A printed document as a PDF. */
  draw(document: string): Promise<Uint8Array>
  /** Puts a PDF into a file that is gone after the specs. */
  keep(pdf: Uint8Array): string
}

/** Opens a browser that draws PDFs before the specs of a file, and closes it after them. */
export function openPaperDesk(): PaperDesk {
  let browser: Browser
  let folder: string
  test.beforeAll(async () => {
    const executablePath = findUnseenBrowser()
    if (!executablePath) throw new Error('No Chrome, Chromium or Edge was found')
    browser = await chromium.launch({ executablePath, args: [...browserFlags, '--no-sandbox'] })
    folder = mkdtempSync(join(tmpdir(), 'footbridge-pdf-'))
  })
  test.afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    browser: () => browser,
    draw: (document) => drawPdf(browser, document),
    keep: (pdf) => {
      const file = join(folder, `${crypto.randomUUID()}.pdf`)
      writeFileSync(file, pdf)
      return file
    },
  }
}
