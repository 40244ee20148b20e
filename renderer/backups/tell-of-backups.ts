import type { BackupAttempt } from '#shared/domain/backup.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { say } from '#renderer/text.ts'
import { notify, withdraw } from '#renderer/ui/notices-store.ts'
import { problemSentence } from './backup-words.ts'

/** Takes away what the notices say of earlier backups: another one begins. */
export function forgetEarlierBackups(): void {
  withdraw('backups:made', 'backups:notMade')
}

/** Says whether backups were made, and of each folder that received none why not. */
export async function tellOfBackups(attempts: readonly BackupAttempt[]): Promise<void> {
  const failed = attempts.flatMap(({ destinationId, problem }) =>
    problem ? [{ destinationId, problem }] : [],
  )
  if (failed.length === 0) {
    notify({ message: 'backups:made' })
    return
  }
  const { destinations } = await askOnce(api.backups.overview, {})
  const why = failed.map(({ destinationId, problem }) =>
    say('backups:banner.trouble', {
      name: destinations.find(({ id }) => id === destinationId)?.name ?? '',
      sentence: problemSentence(problem, say),
    }),
  )
  const values = { failed: failed.length, count: attempts.length, why: why.join(' ') }
  notify({ message: 'backups:notMade', values, tone: 'problem' })
}
