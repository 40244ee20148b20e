import { expect, test } from 'vitest'

import { vaultTrouble } from './sqlite-error.ts'

const refused = (code: string) => Object.assign(new Error('The system says no.'), { code })

test.each(['ENOSPC', 'EIO', 'EACCES', 'ENOENT', 'ENODEV', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'])(
  'a disk that answers %s is a sentence for the office, not a bug',
  (code) => {
    expect(vaultTrouble(refused(code))).toMatchObject({ data: { message: 'vault:errors.notWritable' } })
  },
)

test('what nobody thought of stays a bug', () => {
  const bug = refused('ERR_ASSERTION')
  expect(vaultTrouble(bug)).toBe(bug)
})
