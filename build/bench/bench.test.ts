import { expect, test } from 'vitest'

import { createClient } from '#shared/api/client.ts'

import { createApp } from '#main/app.ts'
import { demoOwner, fillDemoSchool } from '#main/sample-school/demo.ts'
import { fakeHost } from '#main/testing/fake-host.ts'
import { openTestVault } from '#main/testing/test-vault.ts'

import { FIGURE_NAMES, figureLine } from './figures.ts'
import { inTurn, median } from './measure.ts'
import { multiply } from './multiply.ts'

const NOON = '2026-12-08T17:00:00.000Z'
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'

test('a figure is one line with its limit, and is all right up to the limit', () => {
  expect(JSON.parse(figureLine('call.get_ratio', 2.99951))).toEqual({
    name: 'call.get_ratio',
    value: 3,
    unit: 'ratio',
    limit: 3,
    ok: true,
  })
  expect(JSON.parse(figureLine('ui.search_ms', 50.1))).toMatchObject({ value: 50.1, ok: false })
  expect(JSON.parse(figureLine('vault.stress_mb', 1436))).toMatchObject({ limit: null, ok: true })
})

test('what could not be measured is not all right', () => {
  for (const name of FIGURE_NAMES)
    expect(JSON.parse(figureLine(name, null))).toMatchObject({ name, value: null, ok: false })
})

test('the middle of an odd and of an even number of times', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 7])).toBe(6)
})

test('works are measured in turn, each as often as the others', async () => {
  const order: string[] = []
  await inTurn(2, {
    one: (round) => order.push(`one ${round}`),
    other: (round) => order.push(`other ${round}`),
  })
  expect(order).toEqual(['one 0', 'other 0', 'one 1', 'other 1'])
})

test('a multiplied school holds together: every copy is whole, has its own code and is found', async () => {
  await using office = await openTestVault()
  const { vault } = office
  await fillDemoSchool({ vault, ownerId: OWNER, now: NOON, progress: () => {} })
  const count = (sql: string) => {
    const { n } = vault.writing.prepare(`SELECT count(*) AS n FROM ${sql}`).get({}) as { n: number }
    return n
  }
  const [students, before] = [count('students'), count('referrals')]
  multiply(vault.writing, before * 4)

  expect(count('referrals')).toBeGreaterThanOrEqual(before * 4)
  expect(count('students')).toBe(students)
  expect(vault.writing.prepare('PRAGMA foreign_key_check').all({})).toEqual([])
  expect(count('cases')).toBe(count('(SELECT DISTINCT code FROM cases)'))
  expect(count('search_rows')).toBe(count('search_index'))

  const app = createApp({
    reading: vault.reading,
    writing: vault.writing,
    host: fakeHost(),
    clock: () => NOON,
  })
  const session = { accountId: OWNER, name: demoOwner.user, roles: ['owner', 'counselor'] as const }
  const lead = createClient((operation, input) => app.call(session, operation, input))
  const { rows, total } = await lead.cases.list({ open: false })
  expect(total).toBe(rows.length)
  const copied = rows.find(({ id }) => id.charAt(14) === '8')
  const record = await lead.cases.get({ id: copied!.id })
  expect(record.triages.length).toBeGreaterThan(0)
  const [hit] = await lead.search.find({ words: copied!.code })
  expect(hit).toMatchObject({ kind: 'case', id: copied!.id })
})
