import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

import type { Page } from 'playwright-core'

import type { BuiltProgram } from '#main/shell/desktop.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { Bridge } from '#shared/bridge.ts'
import { PACKET_PARTS, type PacketPart } from '#shared/domain/packet.ts'
import { english } from '#shared/text/english.ts'

import { findBrowser } from '../chromium-host/browser.ts'
import { openOffice, type Office } from '../chromium-host/office.ts'
import { needsBuild } from '../freshness.ts'
import { builtProgram, project } from '../program.ts'
import { tryQuietly } from '../run.ts'
import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { clickToPainted, keyToPainted, typeToPainted, worstFrame } from './painted.ts'
import { keeper } from './vaults.ts'

type Figures = Partial<Record<FigureName, number>>

const ROUNDS = 9
const SITTINGS = 3
const TYPED = ['mar', 'garc', 'nguy', 'clinic', 'first talk', 'sleep', '555', 'okaf', 'kelly', 'chen']

const emptyDesk = {
  chooseFiles: async () => [],
  saveFile: async () => true,
  print: async () => true,
}

/** What stands on the screens that are measured, as selectors that only match when they are ready. */
const READY = {
  today: 'main h1 ~ *, main section li a',
  list: `main [role="grid"][aria-label="${english('common:rail.referrals')}"] [role="row"]:nth-child(5)`,
  caseload: `main [role="grid"][aria-label="${english('common:rail.cases')}"] [role="row"]:nth-child(5)`,
  week: 'main section li a, main section p',
  case: 'main dl',
} as const

const place = (page: Page, label: string) =>
  page.getByRole('navigation').getByRole('link', { name: label, exact: true })

async function askPassword(page: Page): Promise<void> {
  await page.getByLabel(english('vault:door.user')).fill(keeper.user)
  await page.getByRole('button', { name: english('vault:door.go') }).click()
  await page.getByLabel(english('vault:door.passwordOf', { user: keeper.user })).fill(keeper.password)
}

/** The built program beside the sources, so that a build meanwhile does not change what is measured. */
function copyOfProgram(): BuiltProgram {
  const folder = join(project, '.cache', 'bench-program')
  rmSync(folder, { recursive: true, force: true })
  const out = join(project, 'out')
  cpSync(out, folder, { recursive: true })
  const copied = (path: string) => join(folder, relative(out, path))
  const { vault, preload, renderer } = builtProgram
  return { ...builtProgram, vault: copied(vault), preload: copied(preload), renderer: copied(renderer) }
}

/** Scripts the window has loaded so far, compressed, in kilobytes. */
async function loadedKilobytes(page: Page, { renderer }: BuiltProgram): Promise<number> {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  )
  return names
    .filter((name) => name.endsWith('.js'))
    .map((name) => gzipSync(readFileSync(join(renderer, 'assets', basename(name)))).length)
    .reduce((sum, size) => sum + size / 1000, 0)
}

/** From the pressed button to Today on screen, once for every time the program is opened. */
async function unlock(page: Page): Promise<number> {
  await askPassword(page)
  return clickToPainted(page.getByRole('button', { name: english('vault:door.signIn') }), READY.today)
}

/** Goes somewhere else, so that the next click leads back. */
async function goAway(page: Page): Promise<void> {
  const name = english('common:rail.students')
  await place(page, name).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.waitForTimeout(150)
}

/** From the click at the side to the screen, each time from somewhere else. */
async function measurePlace(page: Page, label: string, ready: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await goAway(page)
    times.push(await clickToPainted(place(page, label), ready))
  }
  return times
}

const measureToday = (page: Page) => measurePlace(page, english('common:rail.today'), READY.today)
const measureList = (page: Page) => measurePlace(page, english('common:rail.referrals'), READY.list)
const measureCaseload = (page: Page) => measurePlace(page, english('common:rail.cases'), READY.caseload)

async function measureWeek(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await place(page, english('common:rail.today')).click()
    const week = page.getByRole('link', { name: english('today:week.open'), exact: true })
    await week.waitFor()
    await page.waitForTimeout(150)
    times.push(await clickToPainted(week, READY.week))
  }
  return times
}

/** Another case each time, so that none of them was asked for before. */
async function measureCases(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await place(page, english('common:rail.cases')).click()
    const row = page
      .getByRole('grid')
      .getByRole('row')
      .nth(round + 1)
    await row.waitFor()
    times.push(await keyToPainted(row, 'Enter', READY.case))
  }
  return times
}

/** From a tick on one more page to that page on the screen, twelve of them shown. */
async function measurePacket(page: Page): Promise<readonly number[]> {
  const id = await page.evaluate(async () => {
    const { footbridge } = window as unknown as { readonly footbridge: Bridge }
    const reply = await footbridge.call('referrals.list', { group: 'all', limit: 50 })
    const { rows } = (reply as unknown as { readonly value: { readonly rows: readonly ReferralView[] } })
      .value
    return rows.find(({ organizationId }) => organizationId !== null)?.id ?? ''
  })
  await page.evaluate((to) => void (location.hash = to), `/packets/${id}`)
  const part = (name: PacketPart) => english(`vocabulary:packetPart.${name}`)
  const box = (name: PacketPart) => page.getByRole('checkbox', { name: part(name), exact: true })
  await box('letter').waitFor()
  for (const name of PACKET_PARTS)
    await box(name).setChecked(name !== 'provider-letter' && name !== 'feedback-slip')
  const last = page.locator(`article[aria-label="${part('rights')}"]`)
  await last.waitFor()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await box('rights').uncheck()
    await last.waitFor({ state: 'detached' })
    await page.waitForTimeout(150)
    times.push(await clickToPainted(box('rights'), `article[aria-label="${part('rights')}"]`))
  }
  return times
}

async function measureSearch(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  const results = `[role="listbox"] [role="group"][aria-label="${english('common:palette.records')}"] [role="option"]`
  for (const words of TYPED) {
    await page.keyboard.press('Control+K')
    const field = page.getByRole('combobox', { name: english('common:palette.title') })
    await field.waitFor()
    times.push(await typeToPainted(field, words, results))
    await page.keyboard.press('Escape')
  }
  return times
}

/** Through all rows of the longest list; the middle of three passes, so that one hiccup of the machine is not ours. */
async function measureScroll(page: Page): Promise<number> {
  await place(page, english('common:rail.referrals')).click()
  await page.getByRole('button', { name: english('referrals:list.groups.all'), exact: true }).click()
  const grid = page.getByRole('grid')
  await grid.getByRole('row').nth(5).waitFor()
  const passes: number[] = []
  for (let pass = 0; pass < 3; pass += 1) passes.push(await worstFrame(grid))
  return median(passes)
}

function told(name: string, times: readonly number[]): number {
  const [first = Number.NaN, ...others] = times
  remark(
    `ui: ${name} ${first.toFixed(0)} ms the first time, then ${others.map((time) => time.toFixed(0)).join(', ')} ms.`,
  )
  return median(times)
}

/** One screen that fails leaves the figures of the others. */
async function part(figures: Figures, name: FigureName, measure: () => Promise<number>): Promise<void> {
  try {
    figures[name] = await measure()
  } catch (thrown) {
    const [sentence = ''] = thrown instanceof Error ? thrown.message.split('\n') : []
    remark(`${name} could not be measured: ${sentence}`)
  }
}

async function measureScreens({ page }: Office, figures: Figures): Promise<void> {
  await part(figures, 'ui.list_ms', async () => told('referral list', await measureList(page)))
  await part(figures, 'ui.today_ms', async () => told('Today', await measureToday(page)))
  await part(figures, 'ui.caseload_ms', async () => told('caseload', await measureCaseload(page)))
  await part(figures, 'ui.week_ms', async () => told('week', await measureWeek(page)))
  await part(figures, 'ui.case_ms', async () => told('case page', await measureCases(page)))
  await part(figures, 'ui.search_ms', async () => told('search', await measureSearch(page)))
  await part(figures, 'ui.packet_12_ms', async () => told('packet of 12 pages', await measurePacket(page)))
  await part(figures, 'ui.scroll_worst_frame_ms', () => measureScroll(page))
}

/** A browser, and the built program beside the sources. */
async function equipment(): Promise<{ readonly browser: string; readonly program: BuiltProgram }> {
  const browser = findBrowser()
  if (!browser) throw new Error('no Chrome, Chromium or Edge was found')
  if (needsBuild() && !(await tryQuietly('npm', ['run', '--silent', 'build'], 600_000)))
    throw new Error('the program could not be built')
  return { browser, program: copyOfProgram() }
}

/** Today and the caseload in a vault with a hundred thousand referrals. */
export async function measureLargeUi(stress: string): Promise<Figures> {
  const { browser, program } = await equipment()
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  const figures: Figures = {}
  try {
    cpSync(join(stress, 'vault'), join(scratch, 'office', 'vault'), { recursive: true })
    const office = await openOffice({ program, folder: join(scratch, 'office'), browser, desk: emptyDesk })
    try {
      const { page } = office
      await page.getByLabel(english('vault:door.user')).waitFor()
      await unlock(page)
      await part(figures, 'ui.today_stress_ms', async () => told('Today, large', await measureToday(page)))
      await part(figures, 'ui.caseload_stress_ms', async () =>
        told('caseload, large', await measureCaseload(page)),
      )
    } finally {
      await office.close()
    }
  } finally {
    for (const folder of [scratch, dirname(program.renderer)])
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return figures
}

/** What the person in front of the window feels, on ten years of work. */
export async function measureUi(decade: string): Promise<Figures> {
  const { browser, program } = await equipment()
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  const figures: Figures = {}
  const unlocks: number[] = []
  try {
    cpSync(join(decade, 'vault'), join(scratch, 'office', 'vault'), { recursive: true })
    for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
      const office = await openOffice({ program, folder: join(scratch, 'office'), browser, desk: emptyDesk })
      try {
        await office.page.getByLabel(english('vault:door.user')).waitFor()
        const atTheDoor = await loadedKilobytes(office.page, program)
        unlocks.push(await unlock(office.page))
        // Screens come last: the next time the program opens where one stood.
        if (sitting < SITTINGS - 1) continue
        const inTheOffice = await loadedKilobytes(office.page, program)
        remark(
          `ui: ${atTheDoor.toFixed(0)} kB of scripts at the door, ${inTheOffice.toFixed(0)} kB with Today.`,
        )
        figures['ui.first_load_kb'] = inTheOffice
        await measureScreens(office, figures)
      } finally {
        await office.close()
      }
    }
    figures['unlock.today_ms'] = told('unlock to Today', unlocks)
  } catch (thrown) {
    const [sentence = ''] = thrown instanceof Error ? thrown.message.split('\n') : []
    remark(`ui: the rest could not be measured: ${sentence}`)
  } finally {
    for (const folder of [scratch, dirname(program.renderer)])
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return figures
}
