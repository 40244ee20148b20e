import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'

import type { z } from 'zod'

import { AppError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { vault as gateOperations } from '#shared/api/vault.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { isActiveOwner } from '../accounts/standing.ts'
import { recordRestore } from '../backups/record-restore.ts'
import type { ReadableDb } from '../db/types.ts'
import type { Host } from '../host.ts'
import type { PresentQuestion } from '../vault/backup/ask-present.ts'
import { findBackups, type BackupOnDisk } from '../vault/backup/find-backups.ts'
import { troubleOfSource } from '../vault/backup/restore-source.ts'
import { restoreBackup, standingOf } from '../vault/backup/restore-backup.ts'
import type { KdfPolicy } from '../vault/kdf-policy.ts'
import type { UnlockThrottle } from '../vault/unlock-throttle.ts'
import { vaultExists } from '../vault/vault-exists.ts'

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
type Looking = z.output<(typeof gateOperations.findBackups)['input']>
type Wish = z.output<(typeof gateOperations.restore)['input']>

/** Whoever left the office, or is an owner no more, still has the password of an older backup's day. */
function assertOwner(db: ReadableDb, accountId: string): void {
  if (!isActiveOwner(db, accountId)) throw ruleError('backups:errors.ownerOrSheet')
}

const says = (error: unknown, message: MessageKey): boolean =>
  error instanceof AppError && error.data.message === message

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

  const chosenFolder = async (token: string | null): Promise<string> => {
    const [chosen] = token === null ? await host.chooseFiles('folder') : [await host.fileFor(token)]
    if (!chosen) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return chosen.path
  }

  const presentQuestion = (
    user: string,
    { password, presentPassword }: Extract<Wish['secret'], { kind: 'password' }>,
  ): PresentQuestion => ({
    door: { user, password: presentPassword ?? password },
    throttle: presentPassword === undefined ? undefined : throttle,
    assertMay: assertOwner,
  })

  return {
    async find({ token, setAside }: Looking): Promise<Found> {
      const backups = setAside
        ? findBackups(dirname(folder)).filter(({ kind }) => kind === 'set-aside')
        : findBackups(await chosenFolder(token))
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
      followed(callId, async (following) => {
        const at = clock()
        const { path: from, kind, madeAt } = theBackup(backupId)
        const isToBeOwner = vaultExists(folder) && secret.kind === 'password'
        return restoreBackup({
          ...following,
          ...{ folder, from, at, olderKeys, kdf, throttle },
          door: secret.kind === 'sheet' ? { user, code: secret.code } : { user, password: secret.password },
          present: secret.kind === 'password' ? presentQuestion(user, secret) : undefined,
          fill: (db, { accountId: byId, keptAs, wasAsked }) => {
            if (isToBeOwner && !wasAsked) assertOwner(db, byId)
            recordRestore(db, { at, byId, bySheet: secret.kind === 'sheet', kind, madeAt, keptAs })
          },
        }).catch((error: unknown) => {
          throw says(error, 'vault:errors.recoveryWrong') ? ruleError('vault:errors.sheetOfThatDay') : error
        })
      }),
    cancel: (callId: string): void => running.get(callId)?.abort(),
  }
}
