import { confirmRecoveryCode } from '../vault/unlock-vault.ts'
import { createEntering } from './entering.ts'
import { groundOf, type GateOptions, type Ground } from './ground.ts'
import { OfficeDoor } from './office-door.ts'
import { createRecoveryDesk } from './recovery-desk.ts'
import { createRestoring } from './restoring.ts'

/** What the gate is put together from. */
export interface Parts {
  readonly ground: Ground
  readonly door: OfficeDoor
  readonly entering: ReturnType<typeof createEntering>
  readonly desk: ReturnType<typeof createRecoveryDesk>
  readonly restoring: ReturnType<typeof createRestoring>
}

/** Puts the gate of one folder together. */
export function partsOf(options: GateOptions): Parts {
  const ground = groundOf(options)
  const { host, emit, kdf, throttle, price, clock } = ground
  const folder = ground.folders.vault
  const door: OfficeDoor = new OfficeDoor(ground, () => desk.forget())
  const desk = createRecoveryDesk({
    present: () => door.office,
    opens: (code) => confirmRecoveryCode({ folder, code, kdf, throttle }),
    host,
    clock,
  })
  const entering = createEntering({ folder, kdf, throttle, price, clock })
  const restoring = createRestoring({ folder, host, kdf, throttle, clock, emit })
  return { ground, door, entering, desk, restoring }
}
