import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Browser } from '@playwright/test'

import { findUnseenBrowser } from '#build/chromium-host/browser.ts'
import { launchBrowser, openOffice } from '#build/chromium-host/office.ts'
import { timedVaults } from '#build/chromium-host/timed-fork.ts'
import { builtProgram } from '#build/program.ts'
import { printerStopped } from '#main/host.ts'

import type { OfficeOptions, PrinterDoes, RunningOffice } from './fixtures.ts'

/** Starts the browser that the specs of one worker share, each in a context of its own; whoever starts it closes it. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findUnseenBrowser()
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge was found')
  return launchBrowser(executablePath)
}

/** Runs the program in an unseen Chromium, with the test's own desk. */
export async function openChromiumOffice(
  browser: Browser,
  { folder, start, savedFolder, timed }: OfficeOptions,
): Promise<RunningOffice> {
  const choices: (readonly string[])[] = []
  let printed = 0
  let does: PrinterDoes = 'print'
  const vaults = timedVaults()
  const office = await openOffice({
    program: builtProgram,
    folder,
    browser,
    ...{ start, waits: false },
    ...(timed && { startVault: vaults.start }),
    desk: {
      chooseFiles: async () => choices.shift() ?? [],
      print: async () => {
        if (does === 'stop') throw printerStopped()
        if (does === 'print') printed += 1
        return does === 'print'
      },
      saveFile: async (suggestedName, bytes) => {
        await writeFile(join(savedFolder, suggestedName), bytes)
        return true
      },
    },
  })
  return {
    page: office.page,
    outside: office.outside,
    chooseFiles: async (paths) => void choices.push(paths),
    printed: async () => printed,
    printerDoes: async (what) => void (does = what),
    passMinutes: async (minutes) => vaults.pass(minutes * 60_000),
    close: () => office.close(),
  }
}
