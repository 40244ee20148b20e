import { readdir } from 'node:fs/promises'

import type { Bridge } from '#shared/bridge.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'

interface BridgedWindow {
  readonly footbridge: Bridge
}

test('the program shows itself, and its window names nobody', async ({ office }) => {
  await expect(office.page.locator('body')).not.toBeEmpty()
  await expect(office.page.getByRole('main').or(office.page.getByRole('heading')).first()).toBeVisible()
  await expect(office.page).toHaveTitle('Footbridge')
})

test('the window holds the bridge, and nothing else of the machine', async ({ office }) => {
  const found = await office.page.evaluate(() => {
    const names = ['footbridge', 'require', 'process', 'module', 'Buffer', 'footbridgeHost']
    return names.filter((name) => name in window)
  })
  expect(found).toEqual(['footbridge'])
  const functions = await office.page.evaluate(() =>
    Object.keys((window as unknown as BridgedWindow).footbridge).toSorted(),
  )
  expect(functions).toEqual(['call', 'listen', 'tokenFor'])
})

test('the content policy has nothing to refuse, and refuses the network', async ({ office }) => {
  await expect(office.page.getByRole('heading').first()).toBeVisible()
  expect(office.complaints).toEqual([])

  const answer = await office.page.evaluate(() =>
    fetch('https://example.com').then(
      () => 'went out',
      () => 'stayed in',
    ),
  )
  expect(answer).toBe('stayed in')
  expect(office.complaints.join('\n')).toContain('connect-src')
})

test('text never becomes markup or script', async ({ office }) => {
  const outcomes = await office.page.evaluate(() => {
    const attempts: readonly (() => void)[] = [
      () => {
        document.body.innerHTML = '<img src=x>'
      },
      () => {
        document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))
      },
      () => {
        document.createElement('b').setAttribute('onclick', 'window.ran = 1')
      },
    ]
    return attempts.map((attempt) => {
      try {
        attempt()
        return 'ran' in window ? 'ran' : 'without effect'
      } catch {
        return 'refused'
      }
    })
  })
  expect(outcomes[0]).toBe('refused')
  expect(outcomes).not.toContain('ran')
  await expect(office.page.locator('img[src=x]')).toHaveCount(0)
})

test('everyone can use the first screen', async ({ office }) => {
  await expect(office.page.getByRole('heading').first()).toBeVisible()
  await expectNoAxeViolations(office.page)

  await office.page.evaluate(() => document.body.append(document.createElement('img')))
  await expect(expectNoAxeViolations(office.page)).rejects.toThrow(/image-alt/)
})

test('a question the program does not know is refused in words', async ({ office }) => {
  const reply = await office.page.evaluate(() =>
    (window as unknown as BridgedWindow).footbridge.call('students.everything', {}),
  )
  expect(reply).toMatchObject({ ok: false })
})

test('an empty folder stays without a vault until somebody makes one', async ({ office }) => {
  await expect(office.page.getByRole('heading').first()).toBeVisible()
  expect(await readdir(office.folder)).not.toContain('vault')
})
