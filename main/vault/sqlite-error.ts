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
const noAccess = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO', 'ENOTDIR', 'EEXIST']

/** The code an error of SQLite or of the file system carries; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The sentence for trouble with the vault's files, once the key is known to be right; anything else stays a bug. */
export function vaultTrouble(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  const is = (prefixes: readonly string[]): boolean => prefixes.some((prefix) => code.startsWith(prefix))
  if (is(damaged)) return ruleError('vault:errors.fileDamaged')
  if (is(notWritable) || noAccess.includes(code)) return ruleError('vault:errors.notWritable')
  return error
}
