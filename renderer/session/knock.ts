import { api } from '#renderer/api.ts'
import { useSession } from './session-store.ts'

/** Asks where the window stands: nothing there yet, locked, behind its curtain, or already open. */
export async function knock(): Promise<void> {
  const { state, session, demo, lastUser } = await api.vault.state({})
  const door = useSession.getState()
  if (door.place === 'leaving') return
  if (state === 'open' && session) door.opened(session, demo)
  else if (state === 'curtain' && session) door.behindCurtain(session, demo)
  else if (state === 'none') door.empty()
  else door.locked(lastUser)
}
