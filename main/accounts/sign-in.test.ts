import { expect, test } from 'vitest'

import { A_TUESDAY, createTestApp } from '../testing/test-app.ts'
import { setActive } from './accounts.sql.ts'
import { signedIn } from './sign-in.ts'

test('an account that is no longer active comes in with no key, not even an old one', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.office
  const moment = { accountId, at: A_TUESDAY, event: 'signed-in' } as const
  expect(signedIn(app.vault.writing, moment)).toMatchObject({ roles: ['office'] })
  setActive(app.vault.writing, { id: accountId, active: 0 })
  expect(() => signedIn(app.vault.writing, moment)).toThrow('role')
})
