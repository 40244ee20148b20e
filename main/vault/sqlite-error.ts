import { AppError, ruleError } from '#shared/app-error.ts'

const damaged = ['SQLITE_NOTADB', 'SQLITE_CORRUPT']
const notWritable = [
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_FULL',
  'SQLITE_PERM',
  'SQLITE_AUTH',
]
const noAccess = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'ENXIO',
  'ENODEV',
  // Also where making a folder around it was refused: its absence is all that is told.
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
]

/** The code an error of SQLite or of the file system carries; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const carries = (code: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => code.startsWith(prefix))

/** Whether a file of records cannot be read: it is damaged, missing, or its disk refuses. */
export function isUnreadable(error: unknown): boolean {
  return carries(codeOf(error), [...damaged, 'SQLITE_IOERR', 'SQLITE_CANTOPEN'])
}

/** The sentence for trouble with the vault's files, once the key is known to be right; anything else stays a bug. */
export function vaultTrouble(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (carries(code, damaged)) return ruleError('vault:errors.fileDamaged')
  if (carries(code, notWritable) || noAccess.includes(code)) return ruleError('vault:errors.notWritable')
  return error
}
