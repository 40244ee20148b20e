import { expect, test } from 'vitest'

import type { AppEvent, Reply } from '#shared/bridge.ts'
import { notFoundError } from '#shared/app-error.ts'

import type { Host } from '../host.ts'
import { serveGate, type CreateGate } from '../serve-gate.ts'
import type { FromVault, Port, ToVault } from '../vault-port.ts'
import { keepVault, type VaultProcess } from './vault-keeper.ts'

interface Wire {
  readonly vaultEnd: Port<ToVault, FromVault>
  readonly process: VaultProcess
}

/** Two ends in one process; everything crosses as a copy, one turn later, and nothing crosses after the kill. */
function wire(): Wire {
  const toVault: ((message: ToVault) => void)[] = []
  const toMain: ((message: FromVault) => void)[] = []
  const gone: (() => void)[] = []
  let alive = true
  const carry = <Message>(listeners: readonly ((message: Message) => void)[], message: Message): void => {
    const copy = structuredClone(message)
    setImmediate(() => alive && listeners.forEach((listener) => listener(copy)))
  }
  return {
    vaultEnd: {
      send: (message) => carry(toMain, message),
      listen: (listener) => void toVault.push(listener),
    },
    process: {
      port: { send: (message) => carry(toVault, message), listen: (listener) => void toMain.push(listener) },
      kill: () => {
        alive = false
        gone.forEach((listener) => listener())
      },
      whenGone: (listener) => void gone.push(listener),
    },
  }
}

const host: Host = {
  fileFor: async (token) => {
    if (token !== 'known') throw notFoundError()
    return { name: 'roster.csv', path: '/office/roster.csv' }
  },
  chooseFiles: async () => [],
  printToPdf: async () => new Uint8Array([37, 80, 68, 70]),
  print: async () => false,
  saveFile: async (_name, bytes) => bytes.length === 4,
}

const fine = (value: unknown): Reply => ({ ok: true, value })

function keep(createGate: CreateGate) {
  const events: AppEvent[] = []
  const processes: VaultProcess[] = []
  const start = (): VaultProcess => {
    const { vaultEnd, process } = wire()
    processes.push(process)
    serveGate(vaultEnd, createGate)
    return process
  }
  const vault = keepVault({ folder: '/office', start, host, emit: (event) => void events.push(event) })
  return { vault, events, processes }
}

test('a call reaches the gate of the folder and its reply comes back', async () => {
  const { vault } = keep(({ folder }) => ({
    call: async (operation, input, callId) => fine({ folder, operation, input, callId }),
    close: async () => {},
  }))
  expect(await vault.call('today.show', { day: 1 }, 'a')).toEqual(
    fine({ folder: '/office', operation: 'today.show', input: { day: 1 }, callId: 'a' }),
  )
})

test('replies find their own calls, whichever comes first', async () => {
  const { vault } = keep(() => ({
    call: async (operation) => {
      if (operation === 'slow') await new Promise((resolve) => setTimeout(resolve, 20))
      return fine(operation)
    },
    close: async () => {},
  }))
  expect(await Promise.all([vault.call('slow', {}), vault.call('quick', {})])).toEqual([
    fine('slow'),
    fine('quick'),
  ])
})

test('a task asks the desktop through the wire: files, paper, bytes', async () => {
  const { vault, events } = keep(({ host: desk, emit }) => ({
    call: async () => {
      const { name } = await desk.fileFor('known')
      const pdf = await desk.printToPdf('<h1>Letter</h1>')
      emit({ kind: 'progress', callId: 'a', done: 1, total: 2 })
      return fine([
        name,
        await desk.saveFile('letter.pdf', pdf),
        await desk.print(''),
        await desk.chooseFiles('files'),
      ])
    },
    close: async () => {},
  }))
  expect(await vault.call('packets.print', {})).toEqual(fine(['roster.csv', true, false, []]))
  expect(events).toEqual([{ kind: 'progress', callId: 'a', done: 1, total: 2 }])
})

test("the desktop's refusal arrives as the same refusal", async () => {
  const { vault } = keep(({ host: desk }) => ({
    call: () =>
      desk.fileFor('unknown').then(
        () => fine('found'),
        (reason: { data: Extract<Reply, { ok: false }>['error'] }) => ({ ok: false, error: reason.data }),
      ),
    close: async () => {},
  }))
  expect(await vault.call('imports.read', {})).toMatchObject({ ok: false, error: { code: 'not_found' } })
})

test('a gate that breaks answers with a sentence and stays', async () => {
  const { vault } = keep(() => ({
    call: async (operation) => {
      if (operation === 'broken') throw new Error('a bug')
      return fine('well')
    },
    close: async () => {},
  }))
  expect(await vault.call('broken', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(await vault.call('other', {})).toEqual(fine('well'))
})

test('locking: the reply arrives, the process is gone, the window hears of it, the next call finds a fresh one', async () => {
  const { vault, events, processes } = keep(({ lastUser, exit }) => ({
    call: async (operation) => {
      if (operation === 'vault.lock') exit('rosa')
      return fine(operation === 'vault.state' ? { lastUser } : operation)
    },
    close: async () => {},
  }))
  expect(await vault.call('vault.lock', {})).toEqual(fine('vault.lock'))
  await expect.poll(() => events).toEqual([{ kind: 'locked' }])
  expect(processes).toHaveLength(1)
  expect(await vault.call('vault.state', {})).toEqual(fine({ lastUser: 'rosa' }))
  expect(processes).toHaveLength(2)
})

test('a call that was still running when the vault locked is answered: sign in to go on', async () => {
  const { vault } = keep(({ exit }) => ({
    call: (operation) => {
      if (operation === 'vault.lock') exit('rosa')
      return operation === 'endless' ? new Promise(() => {}) : Promise.resolve(fine(operation))
    },
    close: async () => {},
  }))
  const endless = vault.call('endless', {})
  await vault.call('vault.lock', {})
  expect(await endless).toMatchObject({ ok: false, error: { code: 'locked' } })
})

test('a vault process that dies by itself counts as locked', async () => {
  const { vault, events, processes } = keep(() => ({
    call: () => new Promise(() => {}),
    close: async () => {},
  }))
  const endless = vault.call('endless', {})
  processes[0]?.kill()
  expect(await endless).toMatchObject({ ok: false, error: { code: 'locked' } })
  expect(events).toEqual([{ kind: 'locked' }])
})

test('closing waits until the vault has closed its files, and starts nothing again', async () => {
  let closed = false
  const { vault, events, processes } = keep(() => ({
    call: async (operation) => fine(operation),
    close: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      closed = true
    },
  }))
  await vault.close()
  expect(closed).toBe(true)
  expect(events).toEqual([])
  expect(await vault.call('today.show', {})).toMatchObject({ ok: false, error: { code: 'locked' } })
  expect(processes).toHaveLength(1)
})
