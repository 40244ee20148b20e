import { expect, test } from 'vitest'

import { holdsAll, type CopyFacts } from './vault-copy.ts'

const begun: CopyFacts = {
  vaultId: '0a0b0c0d-0000-4000-8000-000000000001',
  schema: 13,
  commits: 40,
  auditRows: 30,
  trailEnds: true,
  keyring: { generation: 2, mac: 'ab' },
}

test('a copy holds all that was there when it was begun, and may hold what came meanwhile', () => {
  expect(holdsAll(begun, begun)).toBe(true)
  expect(holdsAll({ ...begun, commits: 41, auditRows: 31 }, begun)).toBe(true)
})

test.each<[string, Partial<CopyFacts>]>([
  ['is of another office', { vaultId: '0a0b0c0d-0000-4000-8000-000000000002' }],
  ['stands at another schema', { schema: 12 }],
  ['lacks a commit', { commits: 39 }],
  ['counts no commits', { commits: null }],
  ['lacks a line of the trail', { auditRows: 29 }],
  ['has another end of the trail', { trailEnds: false }],
])('a copy that %s is none', (_, found) => {
  expect(holdsAll({ ...begun, ...found }, begun)).toBe(false)
})
