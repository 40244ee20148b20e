import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'
import { ConsentPurpose, InformationClass, type Consent } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { PageEnding } from '#shared/domain/packet.ts'
import { blocksPrint } from '#shared/domain/may-answer.ts'
import { mayStillPrint } from '#shared/domain/records-request.ts'
import { translate } from '#shared/text/translate.ts'
import { CASE_OWNER } from '#shared/domain/protocol.ts'

import {
  aProvider,
  aFormsChoice,
  aPacket,
  aReferral,
  aStep,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { approve, aRecordsRequest, at } from '../testing/request-makers.ts'
import { aConcern, aTriage } from '../testing/makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
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

/** What is told on the telephone: records of a program leave by papers that name them, and by no call of this story. */
const USUALLY_TOLD = InformationClass.exclude(['substance-use-records']).options

/** What somebody of the office may do on a day about one referral. */
const acts = fc.oneof(
  fc.record({
    act: fc.constant('sign' as const),
    information: someOf(InformationClass.options),
    purposes: someOf(ConsentPurpose.options),
    direction: fc.constantFrom('to' as const, 'from' as const, 'both' as const),
    namesProvider: fc.boolean(),
  }),
  fc.record({ act: fc.constant('revoke' as const), isForOne: fc.boolean() }),
  fc.record({ act: fc.constant('object' as const) }),
  fc.record({ act: fc.constant('restrict' as const) }),
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
  fc.record({ act: fc.constant('send-form' as const), emergency: fc.boolean() }),
  fc.record({ act: fc.constant('call-provider' as const), information: someOf(USUALLY_TOLD) }),
  fc.record({
    act: fc.constant('call-outsider' as const),
    information: someOf(USUALLY_TOLD),
    ground: fc.constantFrom('consent' as const, 'emergency' as const),
  }),
  fc.record({ act: fc.constant('call-911' as const), isTold: fc.boolean() }),
  fc.record({
    act: fc.constant('call-new-school' as const),
    information: someOf(InformationClass.options),
    isTold: fc.boolean(),
  }),
  fc.record({ act: fc.constant('report-to-agency' as const) }),
  fc.record({
    act: fc.constant('answer-request' as const),
    kind: requesters,
    emergency: fc.boolean(),
    isReviewed: fc.boolean(),
    isTold: fc.boolean(),
    comesToLook: fc.boolean(),
  }),
)
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never
type AnswerAct = Extract<Act, { act: 'answer-request' }>

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

const withoutSteps = {
  act: 'answer-request',
  emergency: false,
  isReviewed: false,
  isTold: false,
  comesToLook: false,
} as const
const withAll = { ...withoutSteps, isReviewed: true, isTold: true } as const
const forAnybody: Act = { ...signed, namesProvider: false }

/** Days that are always lived: whatever leaves does so once, and is asked for once without what it needs. */
const ALWAYS: Act[][] = [
  [
    signed,
    { act: 'print-form' },
    { act: 'send-form', emergency: false },
    { act: 'call-provider', information: ['contact-details'] },
    { act: 'call-outsider', information: ['contact-details'], ground: 'consent' },
    { act: 'call-outsider', information: ['contact-details'], ground: 'emergency' },
    { act: 'call-new-school', information: ['school-records'], isTold: false },
    { act: 'call-new-school', information: ['school-records'], isTold: true },
  ],
  [{ act: 'print-form' }, { act: 'send-form', emergency: false }],
  [
    { act: 'call-911', isTold: false },
    { act: 'call-911', isTold: true },
  ],
  [{ act: 'call-provider', information: ['contact-details'] }, { act: 'report-to-agency' }],
  [
    { ...withoutSteps, kind: 'subpoena', isReviewed: true },
    { ...withoutSteps, kind: 'subpoena', isTold: true },
    { ...withoutSteps, kind: 'new-school', isReviewed: true },
    { ...withAll, kind: 'subpoena' },
  ],
  // Each ground there is, once.
  [
    signed,
    ...(['parent', 'child-welfare', 'subpoena', 'other', 'new-school'] as const).map((kind): Act => ({
      ...withAll,
      kind,
    })),
    { ...withAll, kind: 'parent', comesToLook: true },
    { ...withoutSteps, kind: 'police', emergency: true },
  ],
  // In a restricted case, the same and nothing else leaves, and what was taken back there holds once it is open again.
  [
    signed,
    ...([{ act: 'restrict' }, { act: 'print' } as const, { act: 'print-form' } as const] as Act[]),
    { act: 'send-form', emergency: false },
    { act: 'call-provider', information: ['contact-details'] },
    { act: 'send', information: ['contact-details'], emergency: false },
    { act: 'revoke', isForOne: true },
    ...(['restrict', 'restrict', 'restrict'] as const).flatMap((act): Act[] => [
      { act: 'call-provider', information: ['contact-details'] },
      { act },
    ]),
    ...[forAnybody, { act: 'print' } as const],
    { act: 'call-provider', information: ['contact-details'] },
  ],
  // Taken back for this one alone, on paper that names it and on paper that names nobody.
  [
    signed,
    { act: 'revoke', isForOne: true },
    ...[forAnybody, { ...withAll, kind: 'other' } as const],
    { act: 'call-provider', information: ['contact-details'] },
  ],
  [
    forAnybody,
    { act: 'revoke', isForOne: true },
    ...[forAnybody, { act: 'print' } as const],
    { act: 'call-provider', information: ['contact-details'] },
    { act: 'send', information: ['contact-details'], emergency: false },
  ],
]

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

async function perform(
  app: TestApp,
  made: MadeReferral & { readonly alsoFor: string },
  act: Act,
): Promise<boolean> {
  const record = await app.counselor.cases.get({ id: made.caseId })
  const [consent] = record.consents
  // Of a restricted case nobody but its owner knows, who does there what the office does elsewhere.
  const by = record.case.restricted ? app.counselor : app.office
  const referral = record.referrals.find(({ id }) => id === made.referral.id) ?? made.referral
  switch (act.act) {
    case 'sign':
      return politely(() =>
        signConsent(app, made, {
          ...{ information: act.information, purposes: act.purposes, direction: act.direction },
          // Another clinic beside it, so that a paper taken back for this one stands for somebody.
          ...(act.namesProvider && { recipientIds: [made.service.organizationId, made.alsoFor] }),
          ...(!act.namesProvider && { recipientIds: [], anyTreating: true }),
        }),
      )
    case 'revoke':
      return politely(
        async () =>
          consent &&
          by.consents.revoke({
            ...{ id: consent.id, version: consent.version, revokedOn: TODAY, how: 'By phone' },
            ...(act.isForOne && { recipientIds: [made.service.organizationId] }),
          }),
      )
    case 'object':
      return politely(
        async () => consent && by.consents.object({ ...consent, by: 'Luis', on: TODAY, how: 'By phone' }),
      )
    case 'restrict':
      return politely(() =>
        app.counselor.cases.setRestricted({
          ...{ id: record.case.id, version: record.case.version },
          restricted: !record.case.restricted,
        }),
      )
    case 'print':
      return politely(() => printPacket(by, aPacket(referral.id, { parts: ['provider-letter'] })))
    case 'settle': {
      const open = record.pages.filter(({ ending }) => ending === null)
      return politely(() =>
        by.packets.settle({
          referralId: referral.id,
          endings: open.map(({ id }) => ({ pageId: id, ending: act.ending })),
          method: 'fax',
          emergency: threat(act.emergency),
        }),
      )
    }
    case 'send':
      return politely(() =>
        by.referrals.send({
          ...aStep(referral),
          ...{ method: 'fax', information: act.information, emergency: threat(act.emergency) },
        }),
      )
    case 'print-form':
      return politely(() =>
        by.forms.print({
          ...aFormsChoice({ studentId: made.studentId, forms: ['release-both-ways', 'contact-log'] }),
          as: 'paper',
        }),
      )
    case 'send-form':
      return politely(async () => {
        const { forms } = await by.printing.unsaid({})
        const mine = forms.find(({ form, studentId }) => form === SENT_FORM && studentId === made.studentId)
        await by.printing.sendForm({
          ...{ id: mine?.id ?? made.studentId, referralId: referral.id, method: 'fax' },
          emergency: threat(act.emergency),
        })
      })
    case 'call-provider':
      return politely(() =>
        by.cases.logAttempt({
          ...{ caseId: made.caseId, referralId: referral.id, withWhom: 'provider', contactId: null },
          ...{ channel: 'phone', language: null, interpreter: '', reached: true, result: 'They know.' },
          told: act.information,
        }),
      )
    case 'call-outsider':
      return politely(() =>
        by.cases.logAttempt({
          ...{ caseId: made.caseId, referralId: null, withWhom: 'other', contactId: null },
          ...{ channel: 'phone', language: null, interpreter: '', reached: true, result: 'They know.' },
          outside: {
            ...{ party: 'Officer Pike', information: act.information },
            ground:
              act.ground === 'consent'
                ? {
                    kind: 'consent',
                    organizationId: made.service.organizationId,
                    consentPurpose: 'arranging-help',
                  }
                : { kind: 'emergency', threat: 'Not safe tonight.' },
          },
        }),
      )
    case 'call-911':
      return politely(() => callEmergency(app, made, act))
    case 'call-new-school':
      return politely(() => callNewSchool(app, made, act))
    case 'report-to-agency':
      return politely(() => reportToAgency(app, made))
    case 'answer-request':
      return politely(() => answerRequest(app, made, act))
  }
}

const DRAFT = translate('en', 'requests:paper.draft')
const SENT_FORM = 'release-both-ways'

/** The student leaves, unless they did, and the office calls the school they go to. */
async function callNewSchool(
  { counselor }: TestApp,
  { studentId }: MadeReferral,
  { information, isTold }: Extract<Act, { act: 'call-new-school' }>,
): Promise<void> {
  const { student, open, move: before } = await counselor.moves.get({ studentId })
  const { openCase } = open
  const move =
    before ??
    (await counselor.moves.leave({
      ...{ studentId, version: student.version, how: 'transferred', leftOn: TODAY, toSchool: 'Hilltop' },
      referrals: open.referrals.map(({ id, version }) => ({ id, version, fate: 'ends' as const })),
      openCase: openCase && { fate: 'close', id: openCase.id, version: openCase.version, note: '' },
    }))
  await counselor.moves.call({
    ...{ id: move.id, version: move.version, studentId },
    call: {
      ...{ on: TODAY, whom: 'Lena', capacity: 'Registrar', said: 'What she needs.', information },
      ...{ organizationId: null, toSchool: '' },
      notice: isTold ? { state: 'tried', on: TODAY, words: 'Called twice.' } : null,
    },
  })
}

/** A concern of an emergency, in which 911 was called and told something about the student, or nothing. */
async function callEmergency(
  { counselor, sessions }: TestApp,
  { studentId }: MadeReferral,
  { isTold }: Extract<Act, { act: 'call-911' }>,
): Promise<void> {
  const concern = await counselor.concerns.create(aConcern(studentId))
  const told = { information: ['health-history' as const], threat: 'Not safe tonight.' }
  await counselor.concerns.triage({
    ...aTriage(concern, sessions.counselor.accountId, { urgency: 'emergency', disposition: 'crisis' }),
    ...{ safetySteps: ['emergency-services'], restricted: false },
    calls: [{ step: 'emergency-services', told: isTold ? told : null }],
  })
}

/** A crisis whose first step is a report to an agency. */
async function reportToAgency({ counselor }: TestApp, { studentId }: MadeReferral): Promise<void> {
  const { id, version } = await counselor.crises.start({ studentId, language: 'en' })
  await counselor.crises.record({
    ...{ id, version, stepId: REPORT, corrects: null, at: null, contactId: null },
    said: {
      ...{ kind: 'report', agency: 'Child protection', person: 'Intake', reference: '7' },
      ...{ writtenDueOn: '2026-12-10', threat: 'She is hit at home.', words: '' },
    },
  })
}

const REPORT = 'agency-report' as const

/** What is on record of acts that leave exactly one entry, each with what may have let it go. */
function expectOneEntry(
  fresh: readonly Disclosure[],
  act: Act,
  isCovered: (information: readonly string[]) => boolean,
): boolean {
  switch (act.act) {
    case 'call-911':
      expect(
        fresh.map(({ exception }) => exception),
        'what 911 was told is on record, and nothing else',
      ).toEqual(act.isTold ? ['health-or-safety-emergency'] : [])
      return true
    case 'send-form':
    case 'call-outsider':
    case 'call-provider': {
      expect(fresh, `${act.act} is on record`).toHaveLength(1)
      for (const { information, exception, consentId } of fresh)
        expect(consentId === null ? exception : isCovered(information)).toBe(
          consentId === null ? 'health-or-safety-emergency' : true,
        )
      return true
    }
    case 'call-new-school':
      expect(fresh, 'a call to the new school is on record').toMatchObject([
        { exception: 'new-school', information: act.information },
      ])
      expect(act.isTold, 'a parent knew of it (34 CFR 99.34(a)(1))').toBe(true)
      expect(act.information).not.toContain('substance-use-records')
      return true
    case 'report-to-agency':
      expect(fresh, 'a report is on record').toMatchObject([{ isReport: true }])
      return true
    default:
      return false
  }
}

/**
 * Somebody asks for the student's page; the office does what it can: it prints the answer, or a draft of it, and says that it
 * left. What may go in an emergency alone prints afterwards.
 */
async function answerRequest(
  app: TestApp,
  { studentId, service }: MadeReferral,
  { kind, emergency, isReviewed, isTold, comesToLook }: AnswerAct,
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
  const print = () => recordsRequests.printAnswer({ id: request.id, language: 'en', as: 'paper' })
  const { missing } = await recordsRequests.get({ id: request.id })
  const looks = isOwn && comesToLook
  if (!looks && blocksPrint(missing) === undefined) await print()
  const { outcome } = await recordsRequests.answer({
    ...{ ...at(request), on: TODAY, emergency: threat(emergency) },
    method: looks ? 'inspected' : 'post',
  })
  if (outcome?.state === 'left' && mayStillPrint(outcome, TODAY)) await print()
}

/** Reckoned anew, by what the papers say: whether one of them lets the provider have all of this today. */
function isAllowed(consents: readonly Consent[], organizationId: string, information: readonly string[]) {
  const isContested = consents.some(
    ({ objections, recipientIds, anyTreating }) =>
      (recipientIds.includes(organizationId) || anyTreating) && objections.length > 0,
  )
  if (isContested) return false
  const isTakenBack = ({ takenBackFor }: Consent) =>
    takenBackFor.some(({ recipientId }) => recipientId === organizationId)
  const isNamed = ({ recipientIds }: Consent) => recipientIds.includes(organizationId)
  // Who was said no to by name gets nothing by a paper that does not name them.
  const isOut = consents.some((consent) => isTakenBack(consent) && !isNamed(consent))
  return consents.some(
    (consent) =>
      (isNamed(consent) ? !isTakenBack(consent) : consent.anyTreating && !isOut) &&
      consent.direction !== 'from' &&
      consent.purposes.includes('arranging-help') &&
      consent.revokedOn === null &&
      information.every((part) => (consent.information as readonly string[]).includes(part)),
  )
}

/** What an answered request leaves behind: a parent has what is theirs; for anybody else it is on record, and why. Answers the ground. */
function expectOnRecord(
  fresh: readonly Disclosure[],
  { kind, emergency, isReviewed, isTold }: AnswerAct,
  isCovered: (information: readonly string[]) => boolean,
): string {
  expect(isReviewed || emergency, 'an administrator looked at it, or it was an emergency').toBe(true)
  if (kind === 'subpoena' || kind === 'new-school')
    expect(isTold || emergency, 'a parent had notice (34 CFR 99.31(a)(9)(ii), 99.34(a)(1))').toBe(true)
  if (kind === 'parent') {
    expect(fresh).toEqual([])
    return kind
  }
  expect(fresh, `an answer to ${kind} is on record`).toHaveLength(1)
  const [left] = fresh
  if (!left) return ''
  const { information, exception, consentId, interest } = left
  expect([...information].toSorted()).toEqual(['contact-details', 'date-of-birth', 'school-records'])
  expect(interest).toBe('Their duty')
  const grounds: Readonly<Partial<Record<typeof kind, string>>> = {
    'new-school': 'new-school',
    subpoena: 'court-order-or-subpoena',
    'child-welfare': 'child-welfare',
  }
  if (consentId !== null) {
    expect([kind, exception, isCovered(information)]).toEqual(['other', null, true])
    return 'consent'
  }
  expect([grounds[kind], emergency && 'health-or-safety-emergency']).toContain(exception)
  return exception ?? ''
}

/** Pages that say on each part that they are not to be given out. */
const isDraft = (page: string) => page.includes(DRAFT)

test('whatever the office does: nothing leaves but what a paper allows or an emergency, and all that left is on record', async () => {
  await using app = await createTestApp()
  let letters = 0
  let refusals = 0
  const answers = new Set<string>()
  let forms = 0
  const others = new Set<string>()
  await publishProtocol(app.owner, {
    crisis: {
      neverAlone: 'An adult stays.',
      steps: ([REPORT, 'pick-up', 'action', 'parent-notification', 'debrief'] as const).map((kind) => ({
        ...{ id: kind, name: kind, kind, roleId: CASE_OWNER, guidance: '' },
      })),
      numbers: [{ id: 'l', name: 'Lifeline', number: '988', use: '' }],
    },
  })
  const { organizationId: alsoFor } = await app.counselor.providers.create(aProvider())
  await fc.assert(
    fc.asyncProperty(days, async (day) => {
      const made = await aReferral(app, {}, { organizationName: `Clinic ${letters + refusals}` })
      const { organizationId } = made.service
      for (const act of day) {
        const before = await app.counselor.cases.get({ id: made.caseId })
        const printedBefore = app.host.printed.length
        const done = await perform(app, { ...made, alsoFor }, act)
        const after = await app.counselor.cases.get({ id: made.caseId })
        const fresh = after.disclosures.filter(({ id }) => before.disclosures.every((old) => old.id !== id))
        if (!done) {
          refusals += 1
          expect(fresh).toEqual([])
          expect(
            app.host.printed.slice(printedBefore).every(isDraft),
            'what is refused prints as a draft',
          ).toBe(true)
        }
        if (!done) continue
        const isCovered = (information: readonly string[]) =>
          isAllowed(before.consents, organizationId, information)
        if (expectOneEntry(fresh, act, isCovered)) {
          others.add(act.act)
          continue
        }
        if (act.act === 'answer-request') {
          const clean = app.host.printed.slice(printedBefore).filter((page) => !isDraft(page))
          const looked = act.kind === 'parent' && act.comesToLook
          expect(clean, 'the answer was printed').toHaveLength(looked ? 0 : 1)
          answers.add(expectOnRecord(fresh, act, isCovered))
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
    { numRuns: 60, examples: ALWAYS.map((day) => [day]) },
  )
  const often = { letters: letters > 2, refusals: refusals > 20, forms: forms > 5 }
  expect(often).toEqual({ letters: true, refusals: true, forms: true })
  expect([...answers].toSorted()).toEqual([
    ...(['child-welfare', 'consent', 'court-order-or-subpoena'] as const),
    ...(['health-or-safety-emergency', 'new-school', 'parent'] as const),
  ])
  expect([...others].toSorted()).toEqual([
    'call-911',
    'call-new-school',
    'call-outsider',
    'call-provider',
    'report-to-agency',
    'send-form',
  ])
  expect(app.faults).toEqual([])
})
