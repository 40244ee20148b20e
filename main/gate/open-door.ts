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

/** What is asked by whoever is at work: their curtain and PIN, the recovery sheet, the keys, and to lock. */
export function openDoor({ door, desk }: Pick<Parts, 'door' | 'desk'>): Pick<GateHandlers, Asked> {
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
  }
}
