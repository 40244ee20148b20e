import { expect, test } from 'vitest'

import { channels } from '#shared/bridge-channels.ts'

import { createBridgeDoor } from './bridge-door.ts'
import { createFileTokens } from './file-tokens.ts'

function door() {
  const calls: unknown[] = []
  const call = async (...values: readonly unknown[]) => {
    calls.push(values)
    return { ok: true as const, value: null }
  }
  return { calls, door: createBridgeDoor({ call }, createFileTokens(), { copied: () => {} }) }
}

const circle: Record<string, unknown> = {}
circle['itself'] = circle

test.each<readonly unknown[]>([
  [undefined, {}],
  [7, {}],
  [{ toString: () => 'today.show' }, {}],
  ['today.show', {}, 7],
  ['today.show', circle],
  ['today.show', { amount: 1n }],
])('nonsense is refused before it reaches the vault', async (operation, input, callId) => {
  const { calls, door: opened } = door()
  expect(await opened[channels.call](operation, input, callId)).toMatchObject({ ok: false })
  expect(calls).toEqual([])
})

test('only JSON goes through: what is not JSON is left behind', async () => {
  const { calls, door: opened } = door()
  await opened[channels.call]('today.show', { day: new Date(0), run: () => 1, list: new Map([[1, 2]]) }, 'a')
  expect(calls).toEqual([['today.show', { day: '1970-01-01T00:00:00.000Z', list: {} }, 'a']])
})

test('a token tells nothing of the path', () => {
  const { door: opened } = door()
  expect(opened[channels.token]('/office/roster.csv')).toMatch(/^[0-9a-f-]{36}$/)
  expect(opened[channels.token]({})).toMatch(/^[0-9a-f-]{36}$/)
})
