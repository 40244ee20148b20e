import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { aSupport } from '../testing/plan-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('what the school gave is on the case; what the counselor told of it is not for the office', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.counselor.supports.log(aSupport(open.id, { words: 'She cried.', onDay: '2026-12-07' }))
  await app.office.supports.log(aSupport(open.id, { kind: 'food-clothing', minutes: null, words: 'A coat' }))
  const wordsFor = async (who: 'counselor' | 'office') =>
    (await app[who].cases.get({ id: open.id })).supports.map(({ words }) => words)
  expect(await wordsFor('counselor')).toEqual(['She cried.', 'A coat'])
  expect(await wordsFor('office')).toEqual(['', 'A coat'])
  await app.undoLast(app.office)
  expect(await wordsFor('office')).toEqual([''])
})

test('support is written down once it was given, while the case is open', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await expect(app.office.supports.log(aSupport(open.id, { onDay: '2026-12-09' }))).rejects.toMatchObject({
    data: { fields: [{ path: 'onDay' }] },
  })
  await app.counselor.cases.close({ id: open.id, version: open.version, note: 'Moved away.' })
  await expect(app.office.supports.log(aSupport(open.id))).rejects.toMatchObject({
    data: { message: 'cases:errors.closed' },
  })
})
