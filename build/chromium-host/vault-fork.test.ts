import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { Host } from '#main/host.ts'
import { keepVault, type VaultKeeper } from '#main/shell/vault-keeper.ts'
import { movableTime } from '#main/testing/movable-time.ts'
import type { AppEvent } from '#shared/bridge.ts'

import { forkVault } from './vault-fork.ts'

const entry = join(import.meta.dirname, 'stand-in-vault.ts')

function keep(host: Partial<Host> = {}) {
  const events: AppEvent[] = []
  const time = movableTime()
  const vault = keepVault({
    folder: '/office',
    start: () => forkVault(entry),
    // Each test brings what its operation asks for.
    host: host as Host,
    emit: (event) => void events.push(event),
    time,
  })
  return { vault, events, time }
}

async function pidOf(vault: VaultKeeper): Promise<number> {
  const reply = await vault.call('vault.state', {})
  return reply.ok ? (reply.value as { pid: number }).pid : 0
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('the vault is a process of its own; locking really ends it, and the next one is another', async () => {
  const { vault, events } = keep()
  const first = await pidOf(vault)
  expect(first).not.toBe(process.pid)
  expect(isRunning(first)).toBe(true)

  expect(await vault.call('vault.lock', {})).toMatchObject({ ok: true })
  await expect.poll(() => events).toEqual([{ kind: 'locked' }])
  expect(isRunning(first)).toBe(false)

  const second = await pidOf(vault)
  expect(second).not.toBe(first)
  expect(await vault.call('vault.state', {})).toMatchObject({ value: { lastUser: 'rosa' } })
  await vault.close()
  expect(isRunning(second)).toBe(false)
})

test('a vault process that does nothing any more is ended by the lock all the same', async () => {
  const { vault, events, time } = keep()
  await vault.call('vault.unlock', {})
  const pid = await pidOf(vault)
  void vault.call('hangs', {})
  const locking = vault.call('vault.lock', {})
  time.pass(10_000)
  expect(await locking).toMatchObject({ ok: false, error: { code: 'locked' } })
  expect(events).toEqual([{ kind: 'locking' }, { kind: 'locked' }])
  expect(isRunning(pid)).toBe(false)
  await vault.close()
})

test('a vault process that breaks down is a locked vault, and the office goes on', async () => {
  const { vault, events } = keep()
  expect(await vault.call('dies', {})).toMatchObject({ ok: false, error: { code: 'locked' } })
  expect(events).toEqual([{ kind: 'locked' }])
  expect(await pidOf(vault)).toBeGreaterThan(0)
  await vault.close()
})

test('printed pages and files cross as bytes, unharmed', async () => {
  const saved: number[][] = []
  const { vault } = keep({
    printToPdf: async () => new Uint8Array([0, 127, 128, 255]),
    saveFile: async (_name, bytes) => {
      saved.push([...bytes])
      return bytes instanceof Uint8Array
    },
  })
  expect(await vault.call('prints', {})).toEqual({ ok: true, value: true })
  expect(saved).toEqual([[0, 127, 128, 255]])
  await vault.close()
})
