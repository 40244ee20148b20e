import { existsSync } from 'node:fs'

import { AppError, ruleError } from '#shared/app-error.ts'

import { codeOf, vaultTrouble } from '../sqlite-error.ts'

const isFull = (code: string): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) || code.startsWith('SQLITE_FULL')

const isDamage = (code: string): boolean =>
  code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')

const isClosed = (code: string): boolean =>
  ['EACCES', 'EPERM', 'EROFS'].includes(code) ||
  code.startsWith('SQLITE_READONLY') ||
  code.startsWith('SQLITE_CANTOPEN')

const isGone = (code: string): boolean =>
  ['ENOENT', 'ENXIO', 'ENODEV', 'EIO', 'ENOTDIR', 'ENOTCONN', 'ESTALE'].includes(code) ||
  code.startsWith('SQLITE_IOERR')

/** The sentence for trouble while a backup was written into a folder; anything else stays a bug. */
export function backupTrouble(error: unknown, destination: string): unknown {
  if (error instanceof AppError) return error
  if (error instanceof Error && error.name === 'AbortError')
    return new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
  const code = codeOf(error)
  if (isFull(code)) return ruleError('backups:errors.diskFull')
  if (isDamage(code)) return vaultTrouble(error)
  if (isGone(code) || (isClosed(code) && !existsSync(destination)))
    return ruleError('backups:errors.folderGone')
  if (isClosed(code)) return ruleError('backups:errors.folderReadOnly')
  return error
}
