import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'
import { ConsentPurpose, InformationClass, type Consent } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { PageEnding } from '#shared/domain/packet.ts'

import {
  aFormsChoice,
  aPacket,
  aReferral,
  aStep,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { approve, aRecordsRequest, at } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { printPacket } from '../testing/print-as-seen.ts'

const TODAY = '2026-12-08'

/** Some of them, or all of them. */
const someOf = <Item>(items: Item[]) =>
  fc.oneof(fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 }), fc.constant(items))

/** Whoever asks for records; a parent inspects, and nothing leaves. */
const requesters = fc.constantFrom(
  ...(['parent', 'new-school', 'subpoena', 'child-welfare', 'police', 'other'] as const),
)

/** What somebody of the office may do on a day about one referral. */
const acts = fc.oneof(
  fc.record({
    act: fc.constant('sign' as const),
    information: someOf(InformationClass.options),
    purposes: someOf(ConsentPurpose.options),
    direction: fc.constantFrom('to' as const, 'from' as const, 'both' as const),
    namesProvider: fc.boolean(),
  }),
  fc.record({ act: fc.constantFrom('revoke' as const, 'object' as const) }),
  fc.record({ act: fc.constant('print' as const) }),
  fc.record({
    act: fc.constant('settle' as const),
    ending: fc.constantFrom(...PageEnding.options),
    emergency: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('send' as const),
    information: someOf(InformationClass.options),
    emergency: fc.boolean(),
  }),
  fc.record({ act: fc.constantFrom('print-form' as const) }),
  fc.record({
    act: fc.constant('answer-request' as const),
    kind: requesters,
    emergency: fc.boolean(),
    isReviewed: fc.boolean(),
    isTold: fc.boolean(),
  }),
)
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never

/** A paper that lets everything go to the provider. */
const signed: Act = {
  act: 'sign',
  information: [...InformationClass.options],
  purposes: [...ConsentPurpose.options],
  direction: 'both',
  namesProvider: true,
}

/** A day of the office; every second one begins with such a paper, so that letters leave on many of them. */
const days = fc
  .tuple(fc.boolean(), fc.array(acts, { minLength: 3, maxLength: 9 }))
  .map(([isSigned, day]) => (isSigned ? [signed, ...day] : day))

const threat = (emergency: boolean) => (emergency ? { threat: 'She said she would not go home.' } : null)

/** A refusal in words is an answer; anything else is a bug. */
async function politely(doing: () => Promise<unknown>): Promise<boolean> {
  try {
    await doing()
    return true
  } catch (refused) {
    if (refused instanceof AppError && refused.code !== 'internal') return false
    throw refused
  }
}

async function perform(app: TestApp, made: MadeReferral, act: Act): Promise<boolean> {
  const record = await app.counselor.cases.get({ id: made.caseId })
  const [consent] = record.consents
  const referral = record.referrals.find(({ id }) => id === made.referral.id) ?? made.referral
  switch (act.act) {
    case 'sign':
      return politely(() =>
        signConsent(app, made, {
          ...{ information: act.information, purposes: act.purposes, direction: act.direction },
          ...(!act.namesProvider && { recipientIds: [], anyTreating: true }),
        }),
      )
    case 'revoke':
      return politely(
        async () => consent && app.office.consents.revoke({ ...consent, revokedOn: TODAY, how: 'By phone' }),
      )
    case 'object':
      return politely(
        async () =>
          consent && app.office.consents.object({ ...consent, by: 'Luis', on: TODAY, how: 'By phone' }),
      )
    case 'print':
      return politely(() => printPacket(app.office, aPacket(referral.id, { parts: ['provider-letter'] })))
    case 'settle': {
      const open = record.pages.filter(({ ending }) => ending === null)
      return politely(() =>
        app.office.packets.settle({
          referralId: referral.id,
          endings: open.map(({ id }) => ({ pageId: id, ending: act.ending })),
          method: 'fax',
          emergency: threat(act.emergency),
        }),
      )
    }
    case 'send':
      return politely(() =>
        app.office.referrals.send({
          ...aStep(referral),
          ...{ method: 'fax', information: act.information, emergency: threat(act.emergency) },
        }),
      )
    case 'print-form':
      return politely(() =>
        app.office.forms.print({
          ...aFormsChoice({ studentId: made.studentId, forms: ['release-both-ways', 'contact-log'] }),
          as: 'paper',
        }),
      )
    case 'answer-request':
      return politely(() => answerRequest(app, made, act))
  }
}

/** Somebody asks for the student's page; the office does what it can, and it is printed once the answer is recorded. */
async function answerRequest(
  app: TestApp,
  { studentId, service }: MadeReferral,
  { kind, emergency, isReviewed, isTold }: Extract<Act, { act: 'answer-request' }>,
): Promise<void> {
  const isOwn = kind === 'parent'
  const { recordsRequests } = app.counselor
  let request = await recordsRequests.receive({
    ...aRecordsRequest({ studentId, ownerId: app.sessions.counselor.accountId }),
    ...{ kind, interest: isOwn ? '' : 'Their duty', answerBy: isOwn ? null : '2026-12-18' },
    ...(kind === 'other' && { organizationId: service.organizationId, consentPurpose: 'arranging-help' }),
  })
  request = await recordsRequests.choose({ ...at(request), parts: [{ kind: 'student', id: studentId }] })
  if (isTold && (kind === 'subpoena' || kind === 'new-school'))
    request = await recordsRequests.notify({
      ...at(request),
      notice: { state: 'tried', on: TODAY, words: 'Called twice.' },
    })
  if (isReviewed) request = await approve(app, request)
  const answered = await recordsRequests.answer({
    ...{ ...at(request), on: TODAY, emergency: threat(emergency) },
    method: isOwn ? 'inspected' : 'post',
  })
  await recordsRequests.printAnswer({ id: answered.id, language: 'en', as: 'paper' })
}

/** Reckoned anew, by what the papers say: whether one of them lets the provider have all of this today. */
function isAllowed(consents: readonly Consent[], organizationId: string, information: readonly string[]) {
  const isContested = consents.some(
    ({ objections, recipientIds, anyTreating }) =>
      (recipientIds.includes(organizationId) || anyTreating) && objections.length > 0,
  )
  if (isContested) return false
  return consents.some(
    (consent) =>
      (consent.recipientIds.includes(organizationId) || consent.anyTreating) &&
      consent.direction !== 'from' &&
      consent.purposes.includes('arranging-help') &&
      consent.revokedOn === null &&
      information.every((part) => (consent.information as readonly string[]).includes(part)),
  )
}

/** What an answered request leaves behind: a parent inspects what is theirs; for anybody else it is on record, and why. */
function expectOnRecord(
  fresh: readonly Disclosure[],
  { kind, emergency }: Extract<Act, { act: 'answer-request' }>,
): void {
  if (kind === 'parent') return expect(fresh).toEqual([])
  expect(fresh, `an answer to ${kind} is on record`).toHaveLength(1)
  const [left] = fresh
  if (!left) return
  const { information, exception, consentId, interest } = left
  expect([...information].toSorted()).toEqual(['contact-details', 'date-of-birth', 'school-records'])
  expect(interest).toBe('Their duty')
  const grounds: Readonly<Partial<Record<typeof kind, string>>> = {
    'new-school': 'new-school',
    subpoena: 'court-order-or-subpoena',
    'child-welfare': 'child-welfare',
  }
  if (consentId !== null) return expect([kind, exception]).toEqual(['other', null])
  expect([grounds[kind], emergency && 'health-or-safety-emergency']).toContain(exception)
}

test('whatever the office does: nothing leaves but what a paper allows or an emergency, and all that left is on record', async () => {
  await using app = await createTestApp()
  let letters = 0
  let refusals = 0
  let answers = 0
  let forms = 0
  await fc.assert(
    fc.asyncProperty(days, async (day) => {
      const made = await aReferral(app, {}, { organizationName: `Clinic ${letters + refusals}` })
      const { organizationId } = made.service
      for (const act of day) {
        const before = await app.counselor.cases.get({ id: made.caseId })
        const printedBefore = app.host.printed.length
        const done = await perform(app, made, act)
        const after = await app.counselor.cases.get({ id: made.caseId })
        const fresh = after.disclosures.filter(({ id }) => before.disclosures.every((old) => old.id !== id))
        if (!done) {
          refusals += 1
          expect([fresh, app.host.printed.length]).toEqual([[], printedBefore])
        }
        if (act.act === 'answer-request') {
          if (!done) continue
          answers += 1
          expect(app.host.printed.length, 'the answer was printed').toBe(printedBefore + 1)
          expectOnRecord(fresh, act)
          continue
        }
        if (act.act === 'print-form') {
          forms += app.host.printed.length - printedBefore
          expect(fresh, 'a form that is printed discloses nothing').toEqual([])
          continue
        }
        expect(fresh.length).toBeLessThanOrEqual(act.act === 'settle' || act.act === 'send' ? 1 : 0)
        for (const { information, exception, consentId } of fresh) {
          expect(isAllowed(before.consents, organizationId, information)).toBe(consentId !== null)
          if (consentId === null) expect(exception).toBe('health-or-safety-emergency')
        }
        if (app.host.printed.length > printedBefore) {
          letters += 1
          const told = before.disclosures.some(({ exception }) => exception !== null)
          expect(told || isAllowed(before.consents, organizationId, ['contact-details'])).toBe(true)
        }
        for (const page of after.pages.filter(({ ending }) => ending === 'sent-to-provider'))
          expect(
            after.disclosures.some(
              ({ recordedAt, information, exception }) =>
                page.information.every((part) => information.includes(part)) &&
                (recordedAt >= page.printedAt || exception !== null),
            ),
            'a letter that went is on record',
          ).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
  const often = { letters: letters > 2, refusals: refusals > 20, answers: answers > 5, forms: forms > 5 }
  expect(often).toEqual({ letters: true, refusals: true, answers: true, forms: true })
  expect(app.faults).toEqual([])
})
