import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'

import { backupTrouble } from './backup-trouble.ts'

const failing = (code: string) => Object.assign(new Error('It failed'), { code })

test.each([
  ['ENOSPC', 'backups:errors.diskFull'],
  ['SQLITE_FULL', 'backups:errors.diskFull'],
  ['EROFS', 'backups:errors.folderReadOnly'],
  ['EACCES', 'backups:errors.folderReadOnly'],
  ['SQLITE_READONLY', 'backups:errors.folderReadOnly'],
  ['EIO', 'backups:errors.folderGone'],
  ['ENOENT', 'backups:errors.folderGone'],
  ['SQLITE_IOERR_WRITE', 'backups:errors.folderGone'],
  ['SQLITE_CORRUPT', 'vault:errors.fileDamaged'],
])('%s while a backup is made says what to do', (code, message) => {
  expect(backupTrouble(failing(code), import.meta.dirname)).toMatchObject({ data: { message } })
})

test('a stick that is pulled may also look like a folder one may not write into', () => {
  const data = { message: 'backups:errors.folderGone' }
  expect(backupTrouble(failing('EACCES'), '/media/stick-that-is-gone')).toMatchObject({ data })
})

test('a refusal stays what it is, a stop is a stop, and anything else stays a bug', () => {
  const refusal = new AppError({ code: 'rule', message: 'backups:errors.insideVault' })
  expect(backupTrouble(refusal, '')).toBe(refusal)
  const stopped = Object.assign(new Error('stopped'), { name: 'AbortError' })
  expect(backupTrouble(stopped, '')).toMatchObject({ code: 'cancelled' })
  const bug = new TypeError('a bug')
  expect(backupTrouble(bug, '')).toBe(bug)
})
