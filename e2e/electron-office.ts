import { join } from 'node:path'

import { _electron as electron, type ElectronApplication } from '@playwright/test'

import { project } from '#build/program.ts'

import type { OpenOffice, PrinterDoes } from './fixtures.ts'

interface Rehearsed {
  testChoices: string[][]
  testPrinted: number
  testPrinter: PrinterDoes
}

/** Lets Electron's dialogs answer what the test laid on the desk; runs before the window asks for anything. */
function rehearseDialogs(program: ElectronApplication, savedFolder: string): Promise<void> {
  return program.evaluate(({ app, dialog, webContents }, folder) => {
    const rehearsed = Object.assign(globalThis, {
      testChoices: [] as string[][],
      testPrinted: 0,
      testPrinter: 'print',
    })
    dialog.showOpenDialog = async () => {
      const filePaths = rehearsed.testChoices.shift() ?? []
      return { canceled: filePaths.length === 0, filePaths }
    }
    dialog.showSaveDialog = async (...values: readonly unknown[]) => {
      const { defaultPath = 'file' } = values.at(-1) as { defaultPath?: string }
      return { canceled: false, filePath: `${folder}/${defaultPath.split(/[\\/]/).at(-1) ?? 'file'}` }
    }
    const rehearsePrinting = (contents: Electron.WebContents): void => {
      contents.print = (_options, done) => {
        const { testPrinter: does } = rehearsed
        if (does === 'print') rehearsed.testPrinted += 1
        done?.(does === 'print', does === 'close' ? 'Print job canceled' : 'Print job failed')
      }
    }
    webContents.getAllWebContents().forEach(rehearsePrinting)
    app.on('web-contents-created', (_event, contents) => rehearsePrinting(contents))
  }, savedFolder)
}

/** Runs the program in the Electron that `FOOTBRIDGE_ELECTRON` names. */
export const openElectronOffice: OpenOffice = async ({ folder, start, savedFolder }) => {
  const program = await electron.launch({
    executablePath: process.env['FOOTBRIDGE_ELECTRON'] ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), project],
    env: { ...(process.env as Record<string, string>), FOOTBRIDGE_FOLDER: folder },
  })
  const outside: string[] = []
  program.context().on('request', (request) => {
    if (!/^(app|data|devtools):/.test(request.url())) outside.push(request.url())
  })
  const first = await program.firstWindow()
  await rehearseDialogs(program, join(savedFolder))
  if (start) await first.evaluate((hash) => void (window.location.hash = hash), start)

  return {
    get page() {
      return program.windows().at(-1) ?? first
    },
    outside,
    chooseFiles: (paths) =>
      program.evaluate(
        (_electron, chosen) => void (globalThis as unknown as Rehearsed).testChoices.push([...chosen]),
        paths,
      ),
    // The vault of the product has the machine's own time.
    passMinutes: () => Promise.reject(new Error('Time passes in the Chromium host only')),
    printed: () => program.evaluate(() => (globalThis as unknown as Rehearsed).testPrinted),
    printerDoes: (what) =>
      program.evaluate((_electron, does) => {
        ;(globalThis as unknown as Rehearsed).testPrinter = does
      }, what),
    close: () => program.close(),
  }
}
