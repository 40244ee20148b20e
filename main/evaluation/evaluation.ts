import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'
import { behind } from './behind.ts'
import { reachOf } from './reach.ts'

/** What the office's work comes to, in figures, and the records behind them. */
export const evaluation: Handlers<Contract['evaluation']> = { reach: reachOf, behind }
