import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import type { Bridge, Reply } from '#shared/bridge.ts'

import { expect, test } from './fixtures.ts'

const school = 'Willow Creek Middle School'
const password = 'seven quiet herons over water'

function ask(page: Page, operation: string, input: object): Promise<Reply> {
  return page.evaluate(
    ([name, value]) => (window as unknown as { footbridge: Bridge }).footbridge.call(name, value),
    [operation, input] as const,
  )
}

async function stateOf(page: Page): Promise<unknown> {
  const reply = await ask(page, 'vault.state', {})
  return reply.ok && (reply.value as { state: string }).state
}

async function makeVault(page: Page): Promise<void> {
  const owner = {
    schoolName: school,
    timeZone: 'America/New_York',
    ownerName: 'Rosa Marsh',
    user: 'rosa',
    password,
  }
  expect(await ask(page, 'vault.create', owner)).toMatchObject({ ok: true })
}

test('locking empties the window, and the password brings the same office back', async ({ office }) => {
  await makeVault(office.page)
  expect(await stateOf(office.page)).toBe('open')
  await office.page.evaluate(() => Object.assign(window, { left: 'behind' }))

  expect(await ask(office.page, 'vault.lock', {})).toMatchObject({ ok: true })
  await expect.poll(() => office.page.evaluate(() => 'left' in window).catch(() => true)).toBe(false)
  expect(await stateOf(office.page)).toBe('locked')
  expect(await ask(office.page, 'school.get', {})).toMatchObject({ ok: false, error: { code: 'locked' } })

  expect(await ask(office.page, 'vault.unlock', { user: 'rosa', password: `${password}!` })).toMatchObject({
    ok: false,
  })
  expect(await ask(office.page, 'vault.unlock', { user: 'rosa', password })).toMatchObject({ ok: true })
  expect(await stateOf(office.page)).toBe('open')
})

test('closing the program locks it; nothing readable lies on the disk', async ({ office }) => {
  await makeVault(office.page)
  const page = await office.reopen()
  expect(await stateOf(page)).toBe('locked')

  const entries = await readdir(office.folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(1)
  for (const { parentPath, name } of files) {
    const content = await readFile(join(parentPath, name), 'latin1')
    expect(content, name).not.toContain(school)
    expect(content, name).not.toContain('Rosa Marsh')
  }
})
