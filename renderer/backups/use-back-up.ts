import { api } from '#renderer/api.ts'
import { type TaskState, useTask } from '#renderer/task.ts'
import { forgetEarlierBackups, tellOfBackups } from './tell-of-backups.ts'

/** Makes a backup, and asks for a folder first where none is chosen yet. */
export function useBackUp(): {
  readonly task: TaskState<Parameters<typeof api.backups.make>[0], unknown>
  readonly choosing: TaskState<object, unknown>
  /** Into one folder, or into each. */
  run(destinationId?: string): Promise<void>
  /** Chooses one more folder, and makes the first backup in it. */
  choose(): Promise<void>
} {
  const task = useTask(api.backups.make)
  const choosing = useTask(api.backups.addDestination)
  const run = async (destinationId?: string) => {
    forgetEarlierBackups()
    const made = await task.start({ destinationId: destinationId ?? null })
    if (made) await tellOfBackups(made.attempts).catch(() => undefined)
  }
  const choose = async () => {
    const chosen = await choosing.start({})
    if (chosen) await run(chosen.id)
  }
  return { task, choosing, run, choose }
}
