import { chanceOf } from '#main/sample-school/chance.ts'

import { propertyNamed } from './registry.ts'
import type { TrialOrder } from './run-trial.ts'

// One process for one trial; what it was ordered to do is its only argument.
const order = JSON.parse(process.argv[2] ?? '') as TrialOrder & { readonly scratch: string }
const { count, isProtected, scratch, seed } = order
const findings = await propertyNamed(order.name).attempt({
  chance: chanceOf(seed),
  count,
  isProtected,
  scratch,
})
process.send?.(findings, () => process.exit())
