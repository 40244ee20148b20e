import { readFaults } from './faults-file.ts'
import type { Parts } from './parts.ts'
import type { GateHandlers } from './verbs.ts'

type Asked =
  | 'confirmRecovery'
  | 'newRecoverySheet'
  | 'printRecoverySheet'
  | 'replaceKeys'
  | 'lock'
  | 'present'
  | 'drawCurtain'
  | 'liftCurtain'
  | 'setPin'
  | 'takePin'
  | 'faults'

/** What is asked by whoever is at work: their curtain and PIN, the recovery sheet, the keys, what went wrong, and to lock. */
export function openDoor({ ground, door, desk }: Parts): Pick<GateHandlers, Asked> {
  const sitting = () => door.assertAtWork().sitting
  return {
    confirmRecovery: async ({ code, isNew }) => ({ correct: await desk.confirm(code, isNew) }),
    newRecoverySheet: async ({ password }) => ({ recoveryCode: await desk.makeNew(password) }),
    printRecoverySheet: async ({ as, language }) => ({ done: await desk.print(as, language) }),
    replaceKeys: async ({ password }) => {
      await door.giveNewKeys(await desk.provenOwner(password))
      return {}
    },
    lock: async (wish) => {
      door.lock(wish)
      return {}
    },
    present: async () => {
      door.office?.sitting.seen()
      return {}
    },
    drawCurtain: async () => {
      sitting().drawCurtain(true)
      return {}
    },
    liftCurtain: async (key) => {
      await sitting().liftCurtain(key)
      return {}
    },
    setPin: async ({ pin, password }) => {
      await sitting().setPin(pin, password)
      return {}
    },
    takePin: async () => {
      sitting().takePin()
      return {}
    },
    faults: async () => {
      door.assertAtWork()
      return { faults: [...readFaults(ground.folders.own)] }
    },
  }
}
