import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

test('what an emergency asks for today is not put off; what comes after it is planned', async () => {
  await using app = await createTestApp()
  const { accountId: ownerId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(
    app.counselor,
    ownerId,
    {},
    {
      urgency: 'emergency',
      safetySteps: ['parent-called'],
      next: { action: 'Call the family', ownerId, dueOn: TODAY },
    },
  )
  const at = async () => {
    const { id, version } = (await app.counselor.cases.get({ id: open.id })).case
    return { id, version }
  }
  const put = async (action: string, dueOn: string) =>
    app.counselor.cases.setNext({ ...(await at()), next: { action, ownerId, dueOn }, reason: 'Busy' })

  await expect(put('Call the family', '2027-01-15')).rejects.toMatchObject({
    data: { fields: [{ path: 'next.dueOn', message: 'cases:errors.crisisPutOff' }] },
  })
  await put('Meet at the clinic door', '2026-12-09')
  await put('Meet at the clinic door', '2026-12-10')
  expect((await app.counselor.cases.get({ id: open.id })).case.nextDueOn).toBe('2026-12-10')
})
