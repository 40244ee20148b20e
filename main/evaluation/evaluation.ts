import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'
import { behind } from './behind.ts'
import { equityBehind, equityOf } from './equity.ts'
import { reachOf } from './reach.ts'

/** What the office's work comes to, in figures, and the records behind them. */
export const evaluation: Handlers<Contract['evaluation']> = { reach: reachOf, behind }

/** Whether it is the same for every group of students, and the records behind it. */
export const equity: Handlers<Contract['equity']> = { get: equityOf, behind: equityBehind }
