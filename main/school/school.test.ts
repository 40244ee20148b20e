import { expect, test } from 'vitest'

import { createTestApp } from '../testing/test-app.ts'

test('what an owner read before somebody else saved the school is not written over it', async () => {
  await using app = await createTestApp()
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '555-0101' })
  await expect(app.owner.school.update({ ...school, phone: '555-0102' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await app.owner.school.get({})).toMatchObject({ phone: '555-0101' })
})
