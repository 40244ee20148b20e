import { addDays } from '#shared/domain/days.ts'

import type { LifeAccount, LifeLine } from './life-line.ts'

/** When somebody asked for records, and about whom. */
interface Asked {
  readonly accounts: readonly LifeAccount[]
  readonly at: string
  readonly onDay: string
  /** Names by which earlier lines know open cases everybody may read. */
  readonly cases: readonly string[]
}

/** The days a parent waits at most, and a few of them are left (34 CFR 99.10(b)). */
const RECEIVED_BEFORE = 43
const ANSWERED_WITHIN = 12

const PRINCIPAL = 'The principal'

/** Records the demo was asked for: a new school has its answer, a mother still waits for hers, and two want a change. */
export function requestLines({ accounts, at, onDay, cases }: Asked): readonly LifeLine[] {
  const lead = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const line = (operation: string, input: unknown, as?: string): LifeLine => ({
    ...{ at, actor: lead, operation, input },
    ...(as && { as }),
  })
  const [moves, asks, contests] = cases.toReversed()
  if (moves === undefined || asks === undefined || contests === undefined) return []
  const ownerId = `@account:${lead}`
  const about = (name: string) => ({ kind: 'student', id: `@${name}.studentId` })
  const after = (name: string) => ({ id: `@${name}.id`, version: `@${name}.version` })
  const receive = (name: string, draft: object, as: string) =>
    line(
      'recordsRequests.receive',
      {
        ...{ studentId: `@${name}.studentId`, organizationId: null, consentPurpose: null, ownerId },
        ...draft,
      },
      as,
    )
  const ask = (name: string, draft: object, as: string) =>
    line(
      'amendments.ask',
      {
        ...{ studentId: `@${name}.studentId`, part: about(name), askedOn: addDays(onDay, -4) },
        ...draft,
        ownerId,
      },
      as,
    )
  return [
    receive(
      moves,
      {
        ...{ kind: 'new-school', requester: 'Cedar Ridge Middle School', capacity: 'Records clerk' },
        ...{ asksFor: 'The student record', interest: 'Enrollment', shown: 'A letter with their seal' },
        ...{ receivedOn: addDays(onDay, -3), answerBy: addDays(onDay, ANSWERED_WITHIN) },
      },
      'request1',
    ),
    line('recordsRequests.choose', { ...after('request1'), parts: [about(moves)] }, 'request2'),
    line(
      'recordsRequests.notify',
      {
        ...after('request2'),
        notice: { state: 'not-owed', why: 'annual-notice', words: 'Page 2 of the annual notice' },
      },
      'request3',
    ),
    line('recordsRequests.get', { id: '@request3.id' }, 'looked3'),
    line(
      'recordsRequests.review',
      {
        ...after('request3'),
        ...{
          review: { decision: 'approved', by: PRINCIPAL, on: onDay, words: '' },
          seen: '@looked3.fingerprint',
        },
      },
      'request4',
    ),
    line('recordsRequests.printAnswer', { id: '@request4.id', language: 'en', as: 'paper' }),
    line('recordsRequests.answer', { ...after('request4'), on: onDay, method: 'post', emergency: null }),
    receive(
      asks,
      {
        ...{ kind: 'parent', requester: 'The mother', capacity: 'Mother', asksFor: 'Everything in the file' },
        ...{ interest: '', shown: 'Her card', receivedOn: addDays(onDay, -RECEIVED_BEFORE), answerBy: null },
      },
      'request5',
    ),
    ask(
      contests,
      {
        ...{
          asker: 'The father',
          wrong: 'The birth date is wrong.',
          wants: 'The day on the birth certificate',
        },
        answerBy: addDays(onDay, ANSWERED_WITHIN),
      },
      'amendment1',
    ),
    line(
      'amendments.decide',
      {
        ...after('amendment1'),
        decision: { outcome: 'refused', by: PRINCIPAL, on: onDay, words: 'The certificate says the same.' },
      },
      'amendment2',
    ),
    line(
      'amendments.hear',
      {
        ...after('amendment2'),
        hearing: { outcome: 'not-wanted', on: onDay, words: 'They will write instead.' },
      },
      'amendment3',
    ),
    line('amendments.state', {
      ...after('amendment3'),
      statement: { on: onDay, words: 'We say that the certificate was copied wrong.' },
    }),
    ask(
      moves,
      {
        ...{ asker: 'The mother', wrong: 'The homeroom changed in September.', wants: 'The new homeroom' },
        answerBy: addDays(onDay, ANSWERED_WITHIN),
      },
      'amendment4',
    ),
  ]
}
