import { mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'

import { chromium } from 'playwright-core'

import type { Host } from '#main/host.ts'
import { AppError, notFoundError } from '#shared/app-error.ts'

import { browserFlags, findUnseenBrowser } from '../chromium-host/browser.ts'
import { drawPdf } from '../chromium-host/printing.ts'
import type { Wish } from './wish.ts'

/** A desktop without anybody in front of it: files come from the command line and go to a folder. */
export interface Desk {
  readonly host: Host
  /** What was written, by name. */
  readonly written: readonly string[]
}

const cancelled = (): AppError => new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })

async function pdfOf(document: string): Promise<Uint8Array> {
  const executablePath = findUnseenBrowser()
  if (!executablePath) {
    console.error('A PDF needs Chrome, Chromium or Edge: install one, or name one in FOOTBRIDGE_BROWSER.')
    throw cancelled()
  }
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({ executablePath, chromiumSandbox, args: [...browserFlags] })
  const browser = await (process.getuid?.() === 0 ? launch(false) : launch(true).catch(() => launch(false)))
  try {
    return await drawPdf(browser, document)
  } finally {
    await browser.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** A desk for one run. */
export function createDesk({ files, out }: Pick<Wish, 'files' | 'out'>): Desk {
  const written: string[] = []
  const chosen = files.map((path) => ({ name: basename(path), path }))

  const freeName = async (folder: string, name: string, round = 1): Promise<string> => {
    const ending = extname(name)
    const tried = round === 1 ? name : `${basename(name, ending)} (${round})${ending}`
    return (await isThere(join(folder, tried))) ? freeName(folder, name, round + 1) : tried
  }
  const keep = async (name: string, content: string | Uint8Array): Promise<boolean> => {
    if (!out) {
      console.error('There is something to save: say --out DIR.')
      return false
    }
    await mkdir(out, { recursive: true })
    const free = await freeName(out, basename(name))
    // A recovery sheet or a packet is for whoever runs this, not for everyone on the machine.
    await writeFile(join(out, free), content, { mode: 0o600 })
    written.push(free)
    return true
  }

  return {
    written,
    host: {
      fileFor: async (token) => {
        const file = chosen[Number(token) - 1]
        if (!file) throw notFoundError()
        return file
      },
      chooseFiles: async () => chosen,
      printToPdf: pdfOf,
      print: (document) => keep('footbridge-printed.html', document),
      saveFile: keep,
    },
  }
}
