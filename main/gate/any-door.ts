import { crisisCardAt } from '../protocols/crisis-card.ts'
import { readCrisisCard } from '../vault/crisis-file.ts'
import { vaultExists } from '../vault/vault-exists.ts'
import { viewOf, whoIsHere } from './office.ts'
import type { Parts } from './parts.ts'
import type { GateHandlers } from './verbs.ts'

/** What is asked whether the door is open or closed: how it stands, and to stop what is running. */
export function anyDoor({
  ground,
  door,
  desk,
  restoring,
}: Parts): Pick<GateHandlers, 'state' | 'crisisCard' | 'cancel'> {
  const { folders, lastUser, clock } = ground
  const stateNow = () => {
    const { office } = door
    if (office) return office.sitting.isBehindCurtain ? 'curtain' : 'open'
    return vaultExists(folders.vault) ? 'locked' : 'none'
  }
  const pinNow = () => {
    const triesLeft = door.office?.sitting.triesLeft ?? null
    return triesLeft === null ? null : { triesLeft }
  }
  return {
    state: async () => {
      const { office } = door
      return {
        state: stateNow(),
        session: office ? viewOf(whoIsHere(office, clock()) ?? office.session, office.user) : null,
        pin: pinNow(),
        demo: office?.demo ?? false,
        lastUser: office ? null : lastUser,
        ...desk.state(),
      }
    },
    crisisCard: async () => {
      const { office } = door
      return { card: office ? crisisCardAt(office.vault.reading, clock()) : readCrisisCard(folders.vault) }
    },
    cancel: async ({ callId }) => {
      restoring.cancel(callId)
      door.office?.app.cancel(callId)
      return {}
    },
  }
}
