import { beforeEach, expect, test, vi } from 'vitest'

import { channels } from '#shared/bridge-channels.ts'
import type { Bridge } from '#shared/bridge.ts'

const pressed = new Map<string, () => void>()
let selected = ''
vi.stubGlobal('window', {
  addEventListener: (name: string, listener: () => void) => void pressed.set(name, listener),
})
vi.stubGlobal('getSelection', () => selected)

const told: unknown[] = []
const worlds = new Map<string, Bridge>()
const listeners = new Map<string, (event: unknown, value: unknown) => void>()

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: Bridge) => void worlds.set(name, api) },
  ipcRenderer: {
    invoke: async (...values: readonly unknown[]) => void told.push(values),
    on: (channel: string, listener: (event: unknown, value: unknown) => void) =>
      void listeners.set(channel, listener),
    off: (channel: string) => void listeners.delete(channel),
  },
  webUtils: {
    getPathForFile: (file: unknown) => {
      if (typeof file !== 'object') throw new TypeError('not a file')
      return '/office/roster.csv'
    },
  },
}))

await import('./index.ts')

function bridge(): Bridge {
  const exposed = worlds.get('footbridge')
  if (!exposed) throw new Error('Nothing was exposed')
  return exposed
}

beforeEach(() => void told.splice(0))

test('a page finds three functions under one name, and nothing else', () => {
  expect([...worlds.keys()]).toEqual(['footbridge'])
  expect(Object.keys(bridge()).toSorted()).toEqual(['call', 'listen', 'tokenFor'])
})

test('a page cannot choose the road it speaks on', async () => {
  await bridge().call('today.show', { day: 1 }, 'a')
  await bridge().call('footbridge:token', {})
  expect(told).toEqual([
    [channels.call, 'today.show', { day: 1 }, 'a'],
    [channels.call, 'footbridge:token', {}, undefined],
  ])
})

test('a page hears what happened, never who carried it, until it stops listening', () => {
  const heard: unknown[] = []
  const stop = bridge().listen((...values: readonly unknown[]) => void heard.push(values))
  listeners.get(channels.event)?.({ sender: 'ipcRenderer' }, { kind: 'locked' })
  expect(heard).toEqual([[{ kind: 'locked' }]])
  stop()
  expect(listeners.size).toBe(0)
})

test('a page gets a token for a file, and what is no file leads nowhere', async () => {
  await bridge().tokenFor({})
  await bridge().tokenFor('/etc/passwd')
  expect(told).toEqual([
    [channels.token, '/office/roster.csv'],
    [channels.token, ''],
  ])
})

test('of what is copied main hears that it was, never what', () => {
  pressed.get('copy')?.()
  expect(told).toEqual([])
  selected = 'Ines Varga'
  pressed.get('copy')?.()
  pressed.get('cut')?.()
  expect(told).toEqual([[channels.copied], [channels.copied]])
})
