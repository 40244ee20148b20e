import { expect, test } from 'vitest'

import {
  aFollowUpCard,
  anEnding,
  aReferral,
  aStep,
  bySecurePortal,
  inHand,
  type MadeReferral,
  signConsent,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TIME = { from: '2026-01-01', to: '2026-12-31' }

async function sent(app: TestApp): Promise<MadeReferral> {
  const made = await aReferral(app, { pathway: 'school-contacts-provider' })
  await signConsent(app, made)
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  return { ...made, referral }
}

async function taken(app: TestApp): Promise<MadeReferral> {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  return { ...made, referral }
}

const heard = { helped: 'yes', respected: 'little', safe: null } as const

test('a partner in figures: what the school sent apart from what families took there, and what families said', async () => {
  await using app = await createTestApp()
  const declined = await sent(app)
  await sent(app)
  const { referral } = await taken(app)
  const { counselor } = app
  await counselor.referrals.close({
    ...aStep(declined.referral),
    ending: anEnding('closed-provider-declined', { reason: 'no-capacity' }),
  })
  await counselor.slips.enter({
    rows: { card: { said: aFollowUpCard(referral.id, { tick: null, heard }), again: 'another' } },
    cards: {},
  })
  const asked = { organizationId: declined.service.organizationId, ...TIME }
  expect(await app.administrator.scorecards.get(asked)).toMatchObject({
    organizationName: 'Bayside Family Counseling',
    bySchool: {
      ...{ referrals: 2, students: 2, stillWaiting: 1 },
      answers: { accepted: 0, declined: 1, none: 1 },
      declines: [{ reason: 'no-capacity', referrals: 1 }],
    },
    byFamilies: { referrals: 1, linked: 0 },
    heard: { helped: { yes: 1 }, respected: { little: 1 }, safe: { yes: 0, little: 0, no: 0 } },
  })
  await app.undoLast(counselor)
  expect((await counselor.scorecards.get(asked)).heard.helped.yes).toBe(0)
})

test('the paper for the partner says only what it knows: neither families of their own nor few answers', async () => {
  await using app = await createTestApp()
  const { service, studentId } = await sent(app)
  const { referral } = await taken(app)
  await app.counselor.slips.enter({
    rows: { card: { said: aFollowUpCard(referral.id, { tick: null, heard }), again: 'another' } },
    cards: {},
  })
  const asked = { organizationId: service.organizationId, ...TIME, printedIn: 'en' } as const
  const { pages, studentId: about } = await app.counselor.scorecards.preview(asked)
  const text = pages.map(({ html }) => html).join()
  expect(text).toContain('1 referral, 1 student')
  expect(text).not.toContain('went there themselves')
  expect(text).toContain('Fewer than 10 families answered: it stays in the office.')
  expect(text).not.toContain('1 yes')
  expect(about).toBeNull()
  const { givenName } = (await app.counselor.students.get({ id: studentId })).student
  expect(text).not.toContain(givenName)
})

test('a time that ends before it begins, and a partner nobody knows, are refused in words', async () => {
  await using app = await createTestApp()
  const { service } = await sent(app)
  const { organizationId } = service
  const backwards = { organizationId, from: TIME.to, to: TIME.from }
  await expect(app.counselor.scorecards.get(backwards)).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.counselor.scorecards.get({ ...TIME, organizationId: service.id })).rejects.toMatchObject({
    code: 'not_found',
  })
})
