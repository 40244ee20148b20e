import { expect, test } from 'vitest'

import { renewOnce, useRenewals } from './renewals.ts'

test('a certificate that is closed and opened again while its backup is made makes no second one', async () => {
  const begun: string[] = []
  const made = Promise.withResolvers<void>()
  const renew = (id: string) =>
    renewOnce(id, () => {
      begun.push(id)
      return made.promise
    })
  const first = renew('certificate 1')
  await renew('certificate 1')
  const other = renew('certificate 2')
  expect(begun).toEqual(['certificate 1', 'certificate 2'])
  expect(useRenewals.getState().running).toEqual(new Set(begun))
  made.resolve()
  await Promise.all([first, other])
  expect(useRenewals.getState().running).toEqual(new Set())
})

test('a backup that could not be made can be made again', async () => {
  await expect(renewOnce('certificate 1', () => Promise.reject(new Error('full')))).rejects.toThrow('full')
  const begun: string[] = []
  await renewOnce('certificate 1', async () => begun.push('again'))
  expect(begun).toEqual(['again'])
})
