import { expect, test } from 'vitest'

import type { AppEvent, Reply } from '#shared/bridge.ts'
import { notFoundError } from '#shared/app-error.ts'

import type { Host } from '../host.ts'
import { serveGate, type CreateGate } from '../serve-gate.ts'
import { movableTime } from '../testing/movable-time.ts'
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
  const time = movableTime()
  const start = (): VaultProcess => {
    const { vaultEnd, process } = wire()
    processes.push(process)
    serveGate(vaultEnd, createGate)
    return process
  }
  const vault = keepVault({ folder: '/office', start, host, emit: (event) => void events.push(event), time })
  return { vault, events, processes, time }
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

const MINUTE = 60_000
const OFFICE_TIMES = { curtainAfter: 5, lockAfter: 20 }

/** A vault process in which somebody is at work, and which answers nothing from then on. */
async function hanging() {
  const office = keep(({ sits }) => ({
    call: async (operation) => {
      if (operation !== 'vault.unlock') return new Promise<Reply>(() => {})
      sits(OFFICE_TIMES)
      return fine('rosa')
    },
    close: () => new Promise(() => {}),
  }))
  expect(await office.vault.call('vault.unlock', {})).toEqual(fine('rosa'))
  return office
}

test('whoever presses Lock sees the window covered at once, and a vault process that never answers is killed', async () => {
  const { vault, events, time, processes } = await hanging()
  const locking = vault.call('vault.lock', {})
  expect(events).toEqual([{ kind: 'locking' }])
  time.pass(10_000 - 1)
  expect(events).toHaveLength(1)
  time.pass(1)
  expect(events).toEqual([{ kind: 'locking' }, { kind: 'locked' }])
  expect(await locking).toMatchObject({ ok: false, error: { code: 'locked' } })
  time.pass(60 * MINUTE)
  expect(events).toHaveLength(2)
  expect(processes).toHaveLength(1)
})

test('a vault process that begins to lock by itself has no longer than one that was asked', async () => {
  const { vault, events, time } = keep(({ sits, emit }) => ({
    call: async () => {
      sits(OFFICE_TIMES)
      // The fifth wrong PIN; then the disk does not answer.
      emit({ kind: 'locking' })
      return new Promise<Reply>(() => {})
    },
    close: async () => {},
  }))
  void vault.call('vault.liftCurtain', {})
  await expect.poll(() => events).toEqual([{ kind: 'locking' }])
  time.pass(10_000)
  expect(events.at(-1)).toEqual({ kind: 'locked' })
})

test('a vault process that hangs while nobody is there is covered and locked from outside', async () => {
  const { events, time } = await hanging()
  time.pass(5 * MINUTE + 14_000)
  expect(events).toEqual([])
  time.pass(1_000)
  expect(events).toEqual([{ kind: 'interrupted', by: 'curtain' }])
  time.pass(15 * MINUTE)
  expect(events.slice(1)).toEqual([{ kind: 'locking' }])
  time.pass(10_000)
  expect(events.at(-1)).toEqual({ kind: 'locked' })
})

test('whoever is there keeps the vault open, and one that hangs cannot say that they are', async () => {
  let hangs = false
  const { vault, events, time } = keep(({ sits }) => ({
    call: async () => {
      if (hangs) return new Promise<Reply>(() => {})
      sits(OFFICE_TIMES)
      return fine({})
    },
    close: async () => {},
  }))
  for (let minute = 0; minute < 30; minute += 1) {
    await vault.call('vault.present', {})
    time.pass(MINUTE)
  }
  expect(events).toEqual([])
  hangs = true
  for (let minute = 0; minute < 20; minute += 1) {
    void vault.call('vault.present', {})
    time.pass(MINUTE)
  }
  expect(events.at(-1)).toEqual({ kind: 'locked' })
})

test('moving in front of a curtain is not being there: what the vault refuses puts no lock off', async () => {
  const refused: Reply = { ok: false, error: { code: 'locked', message: 'vault:errors.curtain' } }
  const { vault, events, time } = keep(({ sits }) => ({
    call: async (operation) => {
      if (operation === 'vault.unlock') sits(OFFICE_TIMES)
      return operation === 'vault.present' ? refused : fine({})
    },
    close: async () => {},
  }))
  await vault.call('vault.unlock', {})
  for (let minute = 0; minute < 21; minute += 1) {
    await vault.call('vault.present', {})
    time.pass(MINUTE)
  }
  expect(events).toContainEqual({ kind: 'interrupted', by: 'curtain' })
  time.pass(10_000)
  expect(events.at(-1)).toEqual({ kind: 'locked' })
})

test('whoever signs in after the machine locked has their own time: an answered lock hurries nobody', async () => {
  const { vault, events, time } = keep(({ sits }) => ({
    call: async (operation) => {
      if (operation === 'vault.unlock') sits(OFFICE_TIMES)
      return fine(operation)
    },
    close: async () => {},
  }))
  await vault.call('vault.lock', {})
  await vault.call('vault.unlock', {})
  time.pass(MINUTE)
  expect(events).toEqual([])
})

test('a vault that goes on saying who is at work says nothing of whether they are there', async () => {
  let says: () => void = () => {}
  const { vault, events, time } = keep(({ sits }) => ({
    call: async (operation) => {
      says = () => sits(OFFICE_TIMES)
      says()
      return fine(operation)
    },
    close: async () => {},
  }))
  await vault.call('vault.unlock', {})
  for (let minute = 0; minute < 6; minute += 1) {
    says()
    await new Promise((resolve) => setImmediate(resolve))
    time.pass(MINUTE)
  }
  expect(events).toEqual([{ kind: 'interrupted', by: 'curtain' }])
})

test('a machine that slept past the time locks on waking, though its steady clock stood still', async () => {
  const { events, time } = await hanging()
  time.setClock(21 * MINUTE)
  time.pass(5_000)
  time.pass(10_000)
  expect(events.at(-1)).toEqual({ kind: 'locked' })
})

test('a restore that takes long is not cut off because the machine locks', async () => {
  const { vault, events, time } = keep(() => {
    let restored: (() => void) | undefined
    const turn = new Promise<void>((done) => (restored = done))
    return {
      call: async (operation) => {
        if (operation === 'vault.state') restored?.()
        if (operation === 'vault.lock') await turn
        return fine(operation)
      },
      close: async () => {},
    }
  })
  const locking = vault.call('vault.lock', {})
  time.pass(10 * MINUTE)
  expect(events).toEqual([])
  await vault.call('vault.state', {})
  expect(await locking).toEqual(fine('vault.lock'))
})

test('keys that are being replaced are not cut off because the machine locks, and the window is covered', async () => {
  const { vault, events, time } = keep(({ sits, rises }) => {
    let replaced: (() => void) | undefined
    const turn = new Promise<void>((done) => (replaced = done))
    return {
      call: async (operation) => {
        if (operation === 'vault.unlock') sits(OFFICE_TIMES)
        if (operation === 'vault.replaceKeys') rises()
        if (operation === 'vault.state') replaced?.()
        if (operation === 'vault.replaceKeys' || operation === 'vault.lock') await turn
        return fine(operation)
      },
      close: async () => {},
    }
  })
  await vault.call('vault.unlock', {})
  const replacing = vault.call('vault.replaceKeys', {})
  await new Promise((resolve) => setTimeout(resolve, 20))
  const locking = vault.call('vault.lock', {})
  time.pass(10 * MINUTE)
  expect(events).toEqual([{ kind: 'locking' }])
  await vault.call('vault.state', {})
  expect(await Promise.all([replacing, locking])).toEqual([fine('vault.replaceKeys'), fine('vault.lock')])
})

test('the program ends although the vault process does not', async () => {
  const { vault, time, processes } = await hanging()
  const closing = vault.close()
  time.pass(10_000)
  await closing
  expect(processes).toHaveLength(1)
})
