import { makeDemo, makeOffice } from './making.ts'
import type { Parts } from './parts.ts'
import type { GateHandlers } from './verbs.ts'

type Asked =
  | 'create'
  | 'unlock'
  | 'unlockWithRecovery'
  | 'namesBehindSheet'
  | 'openDemo'
  | 'findBackups'
  | 'checkBackup'
  | 'restore'

/** What is asked before a closed door: to make an office, to come in, to look around, and to bring a backup back. */
export function closedDoor({ ground, door, entering, desk, restoring }: Parts): Pick<GateHandlers, Asked> {
  return {
    create: async (wish) => {
      const { entered, recoveryCode } = await makeOffice(ground, wish)
      desk.remember(recoveryCode)
      return { recoveryCode, session: door.admit(entered) }
    },
    unlock: async (wish) => ({ session: door.admit(await entering.withPassword(wish)) }),
    unlockWithRecovery: async (wish) => ({
      session: door.admit(await entering.withSheet(wish), { event: 'password-reset' }),
    }),
    namesBehindSheet: async (wish) => ({ people: await entering.namesBehindSheet(wish) }),
    openDemo: async (_, callId) => {
      const progress = (done: number, total: number) => {
        if (callId) ground.emit({ kind: 'progress', callId, done, total })
      }
      return { session: door.admit(await makeDemo(ground, progress), { demo: true }) }
    },
    findBackups: (wish) => restoring.find(wish),
    checkBackup: ({ backupId }, callId) => restoring.check(backupId, callId),
    restore: (wish, callId) => restoring.restore(wish, callId),
  }
}
