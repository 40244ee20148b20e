import { expect, test } from 'vitest'

import { printPacket } from '../testing/print-as-seen.ts'
import { aConsent, aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a letter holds nothing of what was taken back for its provider, though the paper it was said on names nobody', async () => {
  await using app = await createTestApp()
  const { studentId, service, referral } = await aReferral(app)
  const { organizationId } = service
  const sign = (said: Parameters<typeof aConsent>[2]) =>
    app.counselor.consents.create(aConsent(studentId, organizationId, said))
  const forWhoeverTreats = { recipientIds: [], anyTreating: true }
  app.setClock('2026-12-08T14:00:00.000Z')
  const records = await sign({ ...forWhoeverTreats, information: ['school-records'] })
  await sign({
    ...forWhoeverTreats,
    information: ['contact-details', 'date-of-birth', 'reason-for-referral', 'school-records'],
  })
  app.setClock('2026-12-08T15:00:00.000Z')
  await app.counselor.consents.revoke({
    ...{ id: records.id, version: records.version, revokedOn: '2026-12-08', how: 'Not this clinic' },
    recipientIds: [organizationId],
  })
  app.setClock('2026-12-08T16:00:00.000Z')
  await sign({ information: ['contact-details'] })

  const { pages } = await printPacket(app.counselor, aPacket(referral.id, { parts: ['provider-letter'] }))
  expect(pages.map(({ information }) => information)).toEqual([['contact-details']])
  await app.counselor.packets.settle({
    ...{ referralId: referral.id, method: 'fax', emergency: null },
    endings: pages.map(({ id }) => ({ pageId: id, ending: 'sent-to-provider' })),
  })
})
