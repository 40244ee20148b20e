import { expect, test } from 'vitest'

import { isSuccess, ROAD_ACTIONS, type RoadAction } from '#shared/domain/referral-road.ts'
import {
  CLOSED_STATES,
  ReferralState,
  type ClosedState,
  type Pathway,
  type Referral,
} from '#shared/domain/referral.ts'

import {
  aReferral,
  anEnding,
  aStep,
  bySecurePortal,
  inHand,
  signConsent,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

type Target = Pick<Referral, 'id' | 'version' | 'pathway' | 'state'>
type Attempt = (app: TestApp, target: Target) => Promise<Referral>

const provider = { source: 'provider-said' } as const

const attempts: Readonly<Record<RoadAction, Attempt>> = {
  'request-consent': ({ office }, target) => office.referrals.requestConsent(aStep(target)),
  send: ({ office }, target) =>
    office.referrals.send({
      ...aStep(target),
      ...(target.pathway === 'school-contacts-provider' ? bySecurePortal : inHand),
    }),
  accept: ({ office }, target) => office.referrals.accept(aStep(target, provider)),
  waitlist: ({ office }, target) => office.referrals.waitlist(aStep(target, provider)),
  'ask-for-information': ({ office }, target) => office.referrals.askForInformation(aStep(target, provider)),
  'schedule-appointment': ({ office }, target) =>
    office.referrals.scheduleAppointment({
      ...aStep(target, provider),
      onDay: '2026-12-08',
      atTime: '15:30',
      kind: isSuccess(target.state) ? 'ongoing' : 'first',
    }),
  'miss-appointment': ({ office }, target) =>
    office.referrals.missAppointment({ ...aStep(target, provider), how: 'missed', cancelledBy: null }),
  'confirm-linked': ({ office }, target) => office.referrals.confirmLinked(aStep(target, provider)),
  'start-services': ({ office }, target) => office.referrals.startServices(aStep(target, provider)),
}

const close =
  (state: ClosedState): Attempt =>
  ({ counselor }, target) =>
    counselor.referrals.close({ ...aStep(target), ending: anEnding(state) })
const reopen: Attempt = ({ counselor }, target) => counselor.referrals.reopen(aStep(target))
const enterInError: Attempt = ({ counselor }, target) =>
  counselor.referrals.enterInError({ ...aStep(target), remark: 'Wrong student' })

const { send, accept, waitlist } = attempts

/** How the office gets a referral into each state. */
const roads: Readonly<Record<ReferralState, readonly Attempt[]>> = {
  draft: [],
  'awaiting-consent': [attempts['request-consent']],
  sent: [send],
  accepted: [send, accept],
  waitlisted: [send, waitlist],
  'more-information-needed': [send, attempts['ask-for-information']],
  'appointment-scheduled': [send, attempts['schedule-appointment']],
  linked: [send, attempts['confirm-linked']],
  'receiving-services': [send, attempts['confirm-linked'], attempts['start-services']],
  'closed-completed': [send, attempts['confirm-linked'], close('closed-completed')],
  'closed-provider-declined': [send, close('closed-provider-declined')],
  'closed-family-declined': [close('closed-family-declined')],
  'closed-unable-to-contact': [send, close('closed-unable-to-contact')],
  'closed-no-response': [send, accept, close('closed-no-response')],
  'closed-moved': [send, waitlist, close('closed-moved')],
  'closed-redirected': [send, attempts['schedule-appointment'], close('closed-redirected')],
  'entered-in-error': [enterInError],
}

async function inState(app: TestApp, state: ReferralState, pathway: Pathway): Promise<Referral> {
  const made = await aReferral(app, { pathway })
  await signConsent(app, made)
  let referral = made.referral
  for (const step of roads[state]) referral = await step(app, referral)
  expect(referral.state).toBe(state)
  return referral
}

const everything: readonly (readonly [name: string, attempt: Attempt])[] = [
  ...ROAD_ACTIONS.map((action) => [action, attempts[action]] as const),
  ...CLOSED_STATES.map((state) => [`end as ${state}`, close(state)] as const),
  ['reopen', reopen],
  ['enter in error', enterInError],
]

const withoutVersion = ({ version: _, ...rest }: Referral) => rest

/** Tries everything in one state: what works is noted and taken back, what does not has to say so in a sentence. */
async function whatWorksIn(state: ReferralState, pathway: Pathway): Promise<readonly string[]> {
  await using app = await createTestApp()
  let referral = await inState(app, state, pathway)
  const worked: string[] = []
  for (const [name, attempt] of everything) {
    const answer = await attempt(app, referral).catch((refused: unknown) => refused)
    if (answer instanceof Error) {
      expect(answer).toMatchObject({ data: { code: expect.stringMatching(/^(rule|invalid)$/) } })
      continue
    }
    const after = answer as Referral
    worked.push(
      `${name} → ${after.state}${after.nextTask ? ` (${after.nextTask} by ${after.nextDueOn})` : ''}`,
    )
    // Whoever did it may take it back; undo finds the person who did.
    const by =
      CLOSED_STATES.some((ending) => name.endsWith(ending)) || name === 'reopen' || name === 'enter in error'
    await app.undoLast(by ? app.counselor : app.office)
    const {
      studentName: _1,
      studentListName: _7,
      caseCode: _2,
      destination: _3,
      serviceName: _4,
      organizationId: _5,
      ownerName: _6,
      ...restored
    } = await app.counselor.referrals.get({ id: referral.id })
    expect(withoutVersion(restored)).toEqual(withoutVersion(referral))
    referral = restored
  }
  expect(app.faults).toEqual([])
  return worked
}

test.each(ReferralState.options)(
  'what the office may record about a referral that is %s, through the router',
  async (state) => {
    expect(await whatWorksIn(state, 'school-contacts-provider')).toMatchSnapshot()
  },
)

test('the families’ own pathway and the school’s own services walk the same road', async () => {
  for (const state of ['draft', 'sent', 'appointment-scheduled', 'linked'] as const) {
    const states = (lines: readonly string[]) => lines.map((line) => line.split(' (')[0])
    const usual = states(await whatWorksIn(state, 'school-contacts-provider'))
    expect(states(await whatWorksIn(state, 'family-contacts-provider'))).toEqual(usual)
    expect(states(await whatWorksIn(state, 'school-based'))).toEqual(usual)
  }
})
