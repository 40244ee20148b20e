import { expect, test, vi } from 'vitest'

import { live } from './live.ts'
import { recompute } from './recompute.ts'

vi.mock('#shared/domain/escalation.ts', () => ({ escalatedTo: () => 'nobody' }))

test('with escalation taken out of the program, the reckoning of the year says so', async () => {
  const { faults } = recompute(await live({ seed: 'harbor', days: 40, cases: 40 }))
  expect(faults.length).toBeGreaterThan(10)
}, 120_000)
