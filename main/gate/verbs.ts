import type { z } from 'zod'

import type { vault as gateOperations } from '#shared/api/vault.ts'

/** What may be asked at the gate. */
export type GateVerb = keyof typeof gateOperations

/** What the gate answers, verb by verb. */
export type GateHandlers = {
  readonly [Verb in GateVerb]: (
    input: z.output<(typeof gateOperations)[Verb]['input']>,
    callId?: string,
  ) => Promise<z.output<(typeof gateOperations)[Verb]['output']>>
}

/** What waits for nobody, and lets nobody wait: a lock never stands behind an open print dialog. */
export const OUT_OF_TURN: ReadonlySet<GateVerb> = new Set([
  'cancel',
  'state',
  'crisisCard',
  'present',
  'drawCurtain',
  'printRecoverySheet',
  'findBackups',
])

/** What is answered behind the curtain. */
export const BEHIND_CURTAIN: ReadonlySet<GateVerb> = new Set([
  'cancel',
  'state',
  'crisisCard',
  'drawCurtain',
  'liftCurtain',
  'lock',
])

/** What is refused once somebody is at work. */
export const WHILE_CLOSED: ReadonlySet<GateVerb> = new Set([
  'create',
  'unlock',
  'unlockWithRecovery',
  'namesBehindSheet',
  'openDemo',
  'findBackups',
  'restore',
])
