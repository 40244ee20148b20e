import { expect, test } from 'vitest'

import { printPacket } from '../testing/print-as-seen.ts'
import { aPacket, aReferral, aStep, bySecurePortal, signConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

/** A letter is printed, and perhaps faxed; at one o'clock the consent for it is taken back. */
async function printedAndTakenBack(app: TestApp, isSent: boolean) {
  const made = await aReferral(app)
  const { id: consentId } = await signConsent(app, made)
  const { pages } = await printPacket(
    app.counselor,
    aPacket(made.referral.id, { parts: ['provider-letter'] }),
  )
  if (isSent)
    await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal, method: 'fax' })
  const [consent] = (await app.counselor.cases.get({ id: made.caseId })).consents
  if (!consent) throw new Error('No consent')
  app.setClock('2026-12-08T18:00:00.000Z')
  await app.office.consents.revoke({ ...consent, revokedOn: TODAY, how: 'By phone' })
  app.setClock('2026-12-08T20:00:00.000Z')
  const endings = pages.map(({ id }) => ({ pageId: id, ending: 'sent-to-provider' as const }))
  const settlement = { referralId: made.referral.id, endings, method: 'fax' as const, emergency: null }
  return { made, consentId, settlement, pageIds: pages.map(({ id }) => id) }
}

test.each([
  ['that was faxed in the morning', true],
  ['of which nothing was said', false],
])(
  'a letter %s is not taken to have gone once its consent was taken back that day (34 CFR 99.30)',
  async (_, isSent) => {
    await using app = await createTestApp()
    const { settlement } = await printedAndTakenBack(app, isSent)
    await expect(app.counselor.packets.settle(settlement)).rejects.toMatchObject({
      data: { message: 'consents:missing.revoked' },
    })
  },
)

test('a letter that had gone before joins what was written in the morning', async () => {
  await using app = await createTestApp()
  const { made, consentId, settlement, pageIds } = await printedAndTakenBack(app, true)
  const alreadyLeft = { when: 'before' as const, note: 'The fax report says 9:10' }
  await app.counselor.packets.settle({ ...settlement, alreadyLeft })
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([{ consentId, pageIds }])
})

test('a letter that left all the same is on record beside what was written in the morning', async () => {
  await using app = await createTestApp()
  const { made, consentId, settlement } = await printedAndTakenBack(app, true)
  const alreadyLeft = { when: 'against-rule' as const, note: 'Nobody had told me' }
  await app.counselor.packets.settle({ ...settlement, alreadyLeft })
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([{ exception: 'against-rule', consentId: null }, { consentId }])
})

test('a letter that tells more than was written down in the morning is on record by itself', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await printPacket(
    app.counselor,
    aPacket(made.referral.id, { parts: ['provider-letter'] }),
  )
  const told = { ...bySecurePortal, method: 'fax', information: ['contact-details'] } as const
  await app.counselor.referrals.send({ ...aStep(made.referral), ...told, information: [...told.information] })
  const endings = pages.map(({ id }) => ({ pageId: id, ending: 'sent-to-provider' as const }))
  const { id: referralId } = made.referral
  await app.counselor.packets.settle({ referralId, endings, method: 'fax', emergency: null })
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toHaveLength(2)
  expect(disclosures.flatMap(({ pageIds }) => pageIds)).toHaveLength(1)
})
