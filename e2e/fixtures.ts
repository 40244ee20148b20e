import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

import { readFaults } from '#main/gate/faults-file.ts'

import { openChromiumOffice, startChromium } from './chromium-office.ts'
import { openElectronOffice } from './electron-office.ts'

/** A running program in front of a test, on whichever host the machine has. */
export interface RunningOffice {
  /** The office's window; locking replaces it, so a test that locks asks again. */
  readonly page: Page
  /** Addresses a page asked for outside the program. */
  readonly outside: readonly string[]
  /** What the next dialog that asks for files or a folder answers; without it the dialog is closed. */
  chooseFiles(paths: readonly string[]): Promise<void>
  /** How many documents were sent to the printer. */
  printed(): Promise<number>
  /** What becomes of everything printed from now on: it comes out, its dialog is closed, or the printer stops. */
  printerDoes(what: PrinterDoes): Promise<void>
  /** Lets minutes go by for the vault, in a spec that asked for `timed`. */
  passMinutes(minutes: number): Promise<void>
  close(): Promise<void>
}

/** What a printer may do with a document. */
export type PrinterDoes = 'print' | 'close' | 'stop'

/** What a program is opened with for a test: its folder, where it begins, and where saved files go. */
export interface OfficeOptions {
  readonly folder: string
  readonly start: string
  readonly savedFolder: string
  readonly timed: boolean
}

/** Opens the program for a test. */
export type OpenOffice = (options: OfficeOptions) => Promise<RunningOffice>

/** The office a spec works in. */
export interface Office extends Pick<
  RunningOffice,
  'page' | 'chooseFiles' | 'printed' | 'printerDoes' | 'passMinutes'
> {
  /** Where the program keeps its vault; empty when the test begins. */
  readonly folder: string
  /** Where saved files go. */
  readonly savedFolder: string
  /** Names of the files saved so far. */
  saved(): Promise<readonly string[]>
  /** Ends the program as closing its window does, and starts it again on the same folder. */
  reopen(): Promise<Page>
  /** Starts the program a second time on the same folder, while it runs. */
  openAgain(): Promise<Page>
  /** Everything the window complained about: broken scripts and content it was not allowed to load. */
  readonly complaints: readonly string[]
}

interface Fixtures {
  readonly start: string
  /** Whether the spec moves the vault's time on; its vault process is then started from the sources. */
  readonly timed: boolean
  readonly office: Office
}

interface WorkerFixtures {
  readonly openOffice: OpenOffice
}

/** Watches a window for broken scripts and for content its policy refused. */
function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
}

/** Begins a test with an empty folder and the program on screen, and ends it with nothing having left the program. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  openOffice: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from the pattern which fixtures this one needs
    async ({}, use) => {
      if (process.env['FOOTBRIDGE_ELECTRON']) return use(openElectronOffice)
      const browser = await startChromium()
      await use((options) => openChromiumOffice(browser, options))
      await browser.close()
    },
    { scope: 'worker' },
  ],
  start: ['', { option: true }],
  timed: [false, { option: true }],
  office: async ({ openOffice, start, timed }, use) => {
    const scratch = await mkdtemp(join(tmpdir(), 'footbridge-e2e-'))
    const folder = join(scratch, 'office')
    const savedFolder = await mkdtemp(join(scratch, 'saved-'))
    const complaints: string[] = []
    const outside: string[] = []

    const others: RunningOffice[] = []

    const open = async (): Promise<RunningOffice> => {
      const opened = await openOffice({ folder, start, savedFolder, timed })
      watch(opened.page, complaints)
      return opened
    }
    let running = await open()
    const end = async (): Promise<void> => {
      outside.push(...running.outside)
      await running.close()
    }

    await use({
      get page() {
        return running.page
      },
      folder,
      savedFolder,
      complaints,
      saved: () => readdir(savedFolder),
      chooseFiles: (paths) => running.chooseFiles(paths),
      printed: () => running.printed(),
      printerDoes: (what) => running.printerDoes(what),
      passMinutes: (minutes) => running.passMinutes(minutes),
      reopen: async () => {
        await end()
        running = await open()
        return running.page
      },
      openAgain: async () => {
        const other = await openOffice({ folder, start, savedFolder, timed })
        others.push(other)
        return other.page
      },
    })

    for (const other of others) await other.close()
    await end()
    const faults = readFaults(folder)
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    expect(outside, 'nothing is asked for outside the program').toEqual([])
    expect(faults, 'nothing goes wrong inside the program').toEqual([])
  },
})

/** The wording of one finding, so that a failure can be read without opening a report. */
function sentenceOf({ id, help, nodes }: { id: string; help: string; nodes: { html: string }[] }): string {
  return `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`
}

/** Waits until nothing that ends by itself moves or fades any more: colours are measured when they stand still. */
async function stillness(page: Page): Promise<void> {
  // Asked again and again: a window that draws nothing new says of no animation that it has finished.
  await page.waitForFunction(
    () =>
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .every(({ playState }) => playState !== 'running'),
    undefined,
    { polling: 20 },
  )
}

/** Makes the window high enough for the longest form: what its foot covers in passing is no smaller for that. */
async function inFullHeight<Value>(page: Page, look: () => Promise<Value>): Promise<Value> {
  const size = page.viewportSize()
  if (!size) return look()
  await page.setViewportSize({ ...size, height: 2600 })
  try {
    return await look()
  } finally {
    await page.setViewportSize(size)
  }
}

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a page says about itself is the same in the dark; only its colours are others. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** Expects a window everyone can use, by the rules axe can check; in the dark by those that look at colours. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // A screen that is asked for for the first time is read from the disk before it is drawn.
  await expect(page.locator('h1')).not.toHaveCount(0)
  await stillness(page)
  const isDark = (await page.locator('html').getAttribute('data-mantine-color-scheme')) === 'dark'
  const axe = new AxeBuilder({ page })
  const rules = isDark ? axe.withRules(RULES_OF_COLOURS) : axe.withTags(EVERY_RULE)
  const { violations } = await inFullHeight(page, () => rules.analyze())
  expect(violations.map(sentenceOf)).toEqual([])
}

export { expect }
