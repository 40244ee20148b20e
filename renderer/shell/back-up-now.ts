import { api } from '#renderer/api.ts'
import { refreshEverything } from '#renderer/query.ts'
import { dismiss, notify } from '#renderer/ui/notices-store.ts'
import { problemOf } from '#renderer/ui/problem.ts'

/** Makes a backup into each folder from wherever somebody stands, and says how it went; the screen of backups says why. */
export async function backUpNow(): Promise<void> {
  const working = notify({ message: 'backups:making', tone: 'busy' })
  try {
    const { attempts } = await api.backups.make({ destinationId: null })
    if (attempts.every(({ problem }) => problem === null)) notify({ message: 'backups:made' })
    else notify({ message: 'backups:notMade', tone: 'problem' })
  } catch (error) {
    const { message, values } = problemOf(error)
    notify({ message, ...(values && { values }), tone: 'problem' })
  }
  dismiss(working)
  await refreshEverything()
}
