import { expect, test } from 'vitest'

import { live } from './live.ts'
import { recompute } from './recompute.ts'

test('in a year of three hundred cases everything due stands on the list of somebody who is here, and goes up on its day', async () => {
  const { faults, looked } = recompute(await live({ seed: 'harbor', days: 365, cases: 300 }))
  expect(faults.slice(0, 20)).toEqual([])
  expect(looked.lists).toBeGreaterThan(600)
  expect(looked.due).toBeGreaterThan(3000)
  expect(looked.byOthers).toBeGreaterThan(500)
}, 300_000)
