import { api } from '#renderer/api.ts'
import { forgetEarlierBackups, tellOfBackups } from '#renderer/backups/tell-of-backups.ts'
import { refreshEverything } from '#renderer/query.ts'
import { dismiss, notify } from '#renderer/ui/notices-store.ts'
import { problemOf } from '#renderer/ui/problem.ts'

/** Makes a backup into each folder from wherever somebody stands, and says how it went. */
export async function backUpNow(): Promise<void> {
  forgetEarlierBackups()
  const working = notify({ message: 'backups:making', tone: 'busy' })
  try {
    const { attempts } = await api.backups.make({ destinationId: null })
    await tellOfBackups(attempts)
  } catch (error) {
    const { message, values } = problemOf(error)
    notify({ message, ...(values && { values }), tone: 'problem' })
  }
  dismiss(working)
  await refreshEverything()
}
