import type { CaseRecord } from '#shared/api/cases.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { RequesterKind } from '#shared/domain/records-request.ts'
import { SAFETY_PARTS } from '#shared/domain/safety-plan.ts'
import { HEARD_QUESTIONS } from '#shared/domain/slip-answer.ts'

import type { QueryContext } from '../context.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { namesKeptAway } from '../students/kept-away.ts'
import { crisisLines, meetingLines, type Line } from './documents-of-crises.ts'
import { document, type RecordDocument, SEES_REPORTS } from './record-document.ts'

/** What tells how the documents of one record are worded. */
interface Wording {
  readonly context: QueryContext
  readonly words: OfficeWords
  readonly kind: RequesterKind
  readonly withGone: boolean
}

/** Everything of one case that may be asked for, without naming whoever must not be contacted. */
export function documentsOfCase(
  record: CaseRecord,
  { context, words, kind, withGone }: Wording,
): RecordDocument[] {
  const { say, day } = words
  const on = (at: string) => schoolDay(at, context.timeZone)
  const label = (key: Parameters<typeof say>[0]) => say(key)
  const decisions = record.triages.filter(
    ({ disposition }) => disposition !== 'mandated-report' || SEES_REPORTS.includes(kind),
  )
  // Where a referral stands is known from its last step: asked for an earlier time, nobody is told of it.
  const lastDay = (id: string) =>
    record.events
      .filter(({ referralId }) => referralId === id)
      .map(({ effectiveOn }) => effectiveOn)
      .toSorted()
      .at(-1)
  const isAhead = ({ onDay, status }: CaseRecord['appointments'][number]) =>
    status === 'scheduled' && onDay >= context.today
  const ahead = (onDay: string | null) => (onDay !== null && onDay >= context.today ? onDay : null)
  // Where a referral leads tells where the student will be, as long as an appointment there is to come.
  const aheadAt = (id: string) =>
    record.appointments.find((each) => each.referralId === id && isAhead(each))?.onDay ?? null
  return [
    ...decisions.map(({ id, decidedAt, disposition, note }) =>
      document({ kind: 'decision', id }, say('requests:part.decision'), on(decidedAt), [
        ['what', label('requests:line.decided'), say(`vocabulary:disposition.${disposition}`)],
        ['note', label('requests:line.note'), note],
      ]),
    ),
    ...record.notes.map(({ id, at, words: said }) =>
      document({ kind: 'note', id }, say('requests:part.note'), on(at), [
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.attempts.map(({ id, at, withWhom, channel, reached, result, interpreter }) =>
      document({ kind: 'call', id }, say('requests:part.call'), on(at), [
        [
          'how',
          label('requests:line.how'),
          [say(`vocabulary:withWhom.${withWhom}`), say(`vocabulary:channel.${channel}`)].join(' · '),
        ],
        ['reached', label('requests:line.reached'), say(reached ? 'common:words.yes' : 'common:words.no')],
        ['result', label('requests:line.words'), result],
        [
          'interpreter',
          label('requests:line.interpreter'),
          !namesKeptAway(record.contacts, interpreter) && interpreter,
        ],
      ]),
    ),
    ...record.referrals
      .filter(({ state }) => withGone || state !== 'entered-in-error')
      .map(({ id, needIdentifiedOn, destination, serviceName, state, primaryReason }) =>
        document({ kind: 'referral', id }, say('requests:part.referral'), needIdentifiedOn, [
          [
            ...([
              'to',
              label('requests:line.to'),
              [destination, serviceName].filter(Boolean).join(' · '),
            ] as const),
            ...([null, aheadAt(id)] as const),
          ],
          ['reason', label('requests:line.reason'), say(`vocabulary:reason.${primaryReason}`)],
          [
            'state',
            label('requests:line.state'),
            say(`vocabulary:referralState.${state}`),
            lastDay(id) ?? needIdentifiedOn,
          ],
          ...record.events
            .filter(({ referralId, reason }) => referralId === id && reason !== '')
            .map(({ id: event, effectiveOn, reason }): Line => [
              event,
              day(effectiveOn),
              reason,
              effectiveOn,
            ]),
          ...record.appointments
            .filter(({ referralId }) => referralId === id)
            .map((each): Line => {
              const what = say(`vocabulary:appointmentKind.${each.kind}`)
              const status = say(`vocabulary:appointmentStatus.${each.status}`)
              // The day of one to come stands in its words, where it can be left out.
              return isAhead(each)
                ? [each.id, what, [day(each.onDay), status].join(' · '), each.onDay, each.onDay]
                : [each.id, day(each.onDay), [what, status].join(' · '), each.onDay]
            }),
        ]),
      ),
    ...record.slipAnswers.map(({ id, slip, cameOn, tick, day: named, heard, words: said }) =>
      document({ kind: 'returned-paper', id }, say('requests:part.returned-paper'), cameOn, [
        ['paper', label('requests:line.what'), say(`slips:paper.${slip}`)],
        [
          'tick',
          label('slips:says'),
          tick && [say(`slips:tick.${tick}`), named && day(named)].filter(Boolean).join(' · '),
          null,
          ahead(named),
        ],
        ...HEARD_QUESTIONS.map((question): Line => {
          const answer = heard[question]
          return [question, say(`slips:heard.${question}`), answer && say(`slips:heardAnswer.${answer}`)]
        }),
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.safetyPlans.map((plan) =>
      document({ kind: 'safety-plan', id: plan.id }, say('requests:part.safety-plan'), on(plan.writtenAt), [
        ...SAFETY_PARTS.map((part): Line => [part, say(`plans:safety.part.${part}`), plan[part]]),
        ['agreedBy', label('requests:line.agreed'), `${plan.agreedBy} · ${day(plan.agreedOn)}`],
      ]),
    ),
    ...record.returnPlans.map((plan) =>
      document({ kind: 'return-plan', id: plan.id }, say('requests:part.return-plan'), on(plan.writtenAt), [
        ['backOn', say('plans:return.backOn'), day(plan.backOn), null, ahead(plan.backOn)],
        ['meetingWith', say('plans:return.meetingWith'), plan.meetingWith],
        ['atDoor', say('plans:return.atDoor'), plan.atDoor, null, ahead(plan.backOn)],
        ['goesTo', say('plans:return.goesTo'), plan.goesTo, null, ahead(plan.backOn)],
        ['eased', say('plans:return.eased'), plan.eased],
        ['teachersTold', say('plans:return.teachersTold'), plan.teachersTold],
        ['providerContact', say('plans:return.providerContact'), plan.providerContact],
      ]),
    ),
    ...record.supports.map(({ id, onDay, kind: what, givenBy, words: said }) =>
      document({ kind: 'support', id }, say('requests:part.support'), onDay, [
        ['what', label('requests:line.what'), say(`vocabulary:supportKind.${what}`)],
        ['by', label('requests:line.by'), givenBy],
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.crises.map((crisis) =>
      document(
        { kind: 'crisis', id: crisis.id },
        say('requests:part.crisis'),
        on(crisis.startedAt),
        crisisLines(crisis, record, {
          ...{ words, timeZone: context.timeZone, seesReports: SEES_REPORTS.includes(kind) },
        }),
      ),
    ),
    ...record.meetings.map((meeting) =>
      document(
        { kind: 'meeting', id: meeting.id },
        say('requests:part.meeting'),
        meeting.onDay,
        meetingLines(meeting, record, words),
      ),
    ),
  ]
}
