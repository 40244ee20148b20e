import { randomUUID } from 'node:crypto'

import type { z } from 'zod'

import { AppError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { vault as gateOperations } from '#shared/api/vault.ts'

import { getAccount } from './accounts/accounts.sql.ts'
import { leaveTrace } from './audit/audit.ts'
import type { ReadableDb } from './db/types.ts'
import type { Host } from './host.ts'
import { findBackups, type BackupOnDisk } from './vault/backup/find-backups.ts'
import { troubleOfSource } from './vault/backup/restore-source.ts'
import { restoreBackup, standingOf } from './vault/backup/restore-backup.ts'
import type { KdfPolicy } from './vault/kdf-policy.ts'
import type { UnlockThrottle } from './vault/unlock-throttle.ts'
import { vaultExists } from './vault/vault-exists.ts'

interface Options {
  /** The vault that is here, if there is one. */
  readonly folder: string
  readonly host: Host
  readonly kdf: KdfPolicy
  readonly throttle: UnlockThrottle
  readonly clock: () => string
  readonly emit: (event: AppEvent) => void
}

interface Following {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

type Found = OutputOf<typeof gateOperations.findBackups>
type Wish = z.output<(typeof gateOperations.restore)['input']>

/** Whoever left the office since the backup was made still has the password of that day. */
function assertOwner(db: ReadableDb, accountId: string): void {
  const account = getAccount(db, { id: accountId })
  if (!account?.active || !account.roles.includes('owner')) throw ruleError('backups:errors.ownerOrSheet')
}

const isOtherSheet = (error: unknown): boolean =>
  error instanceof AppError && error.data.message === 'vault:errors.recoveryWrong'

/** Brings a backup back while nobody is signed in. Paths stay here; a window knows each backup by an id. */
export function createRestoring({ folder, host, kdf, throttle, clock, emit }: Options) {
  const found = new Map<string, BackupOnDisk>()
  const running = new Map<string, AbortController>()

  /** Long work: told how far it is, and stopped by its call. */
  const followed = async <Result>(
    callId: string | undefined,
    work: (following: Following) => Promise<Result>,
  ): Promise<Result> => {
    const controller = new AbortController()
    if (callId === undefined) return work({ signal: controller.signal, progress: () => {} })
    running.set(callId, controller)
    const progress = (done: number, total: number) => emit({ kind: 'progress', callId, done, total })
    try {
      return await work({ signal: controller.signal, progress })
    } finally {
      running.delete(callId)
    }
  }

  const theBackup = (id: string): BackupOnDisk => {
    const backup = found.get(id)
    if (!backup) throw notFoundError()
    return backup
  }

  const show = (id: string, { origin, path: _path, ...shown }: BackupOnDisk): Found['backups'][number] => ({
    ...shown,
    id,
    isReadable: origin !== undefined,
    standing: origin ? standingOf(origin, folder) : 'nothing-here',
  })

  return {
    async find(token: string | null): Promise<Found> {
      const [chosen] = token === null ? await host.chooseFiles('folder') : [await host.fileFor(token)]
      if (!chosen) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
      const backups = findBackups(chosen.path)
      found.clear()
      for (const backup of backups) found.set(randomUUID(), backup)
      return { backups: [...found].map(([id, backup]) => show(id, backup)) }
    },
    /** Reads a whole backup; the sentence says why it cannot be used. */
    check: (id: string, callId?: string): Promise<{ problem: string | null }> =>
      followed(callId, async ({ signal, progress }) => {
        const { path, bytes } = theBackup(id)
        let done = 0
        const onBytes = (count: number): void => progress((done += count), bytes ?? done)
        return { problem: await troubleOfSource(path, { signal, onBytes }) }
      }),
    restore: (
      { backupId, user, secret, olderKeys }: Wish,
      callId?: string,
    ): Promise<{ setAside: string | null }> =>
      followed(callId, (following) => {
        const at = clock()
        const replaces = vaultExists(folder)
        const restored = restoreBackup({
          ...following,
          ...{ folder, at, olderKeys, kdf, throttle },
          from: theBackup(backupId).path,
          door: secret.kind === 'sheet' ? { user, code: secret.code } : { user, password: secret.password },
          fill: (db, actorId) => {
            if (replaces && secret.kind === 'password') assertOwner(db, actorId)
            db.transaction(() =>
              leaveTrace(db, { at, actorId, operation: 'vault.restore', event: 'restored', subjectId: null }),
            )
          },
        })
        return restored.catch((error: unknown) => {
          throw isOtherSheet(error) ? ruleError('vault:errors.sheetOfThatDay') : error
        })
      }),
    cancel: (callId: string): void => running.get(callId)?.abort(),
  }
}
