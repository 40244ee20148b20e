import { expect, test } from 'vitest'

import { agendaOf, type AgendaRule, asTheyPress, type CaseFacts, reasonsOf, toBeginWith } from './agenda.ts'
import { noCalendar } from './school-calendar.ts'
import type { Urgency } from './urgency.ts'

const rule: AgendaRule = {
  today: '2026-12-08',
  calendar: noCalendar,
  waitingDays: 10,
  lastOn: '2026-12-01',
}

const calm: CaseFacts = {
  caseId: 'calm',
  urgency: 'routine',
  dueOn: '2026-12-10',
  waitingSince: null,
  linkedOn: null,
  undone: 0,
}

const why = (facts: Partial<CaseFacts>, other: Partial<AgendaRule> = {}) =>
  reasonsOf({ ...calm, ...facts }, { ...rule, ...other }).map((reason) => reason.why)

test('a case in which everything goes its way is not talked about', () => {
  expect(why({})).toEqual([])
  expect(why({ dueOn: '2026-12-08' })).toEqual([])
})

test.each([
  [{ urgency: 'emergency' }, ['pressing']],
  [{ urgency: 'urgent' }, ['pressing']],
  [{ urgency: 'priority' }, []],
  [{ undone: 2 }, ['undone']],
  [{ dueOn: '2026-12-07' }, ['overdue']],
  [{ dueOn: null }, ['unplanned']],
  [{ waitingSince: '2026-11-24' }, []],
  [{ waitingSince: '2026-11-23' }, ['waiting']],
  [{ linkedOn: '2026-12-01' }, []],
  [{ linkedOn: '2026-12-02' }, ['linked']],
  [{ urgency: 'urgent', dueOn: '2026-12-07', undone: 1 }, ['pressing', 'undone', 'overdue']],
] as const)('of %j the reasons are %j', (facts, reasons) => {
  expect(why(facts)).toEqual(reasons)
})

test('before the first meeting a link of the last month is news', () => {
  expect(why({ linkedOn: '2026-11-08' }, { lastOn: null })).toEqual([])
  expect(why({ linkedOn: '2026-11-09' }, { lastOn: null })).toEqual(['linked'])
})

test('the agenda begins with danger, then what presses, what is new, undone, late, unplanned, waiting, linked', () => {
  const cases = [
    { ...calm, caseId: 'linked', linkedOn: '2026-12-05' },
    { ...calm, caseId: 'waiting', waitingSince: '2026-10-01' },
    { ...calm, caseId: 'unplanned', dueOn: null },
    { ...calm, caseId: 'late', dueOn: '2026-12-01' },
    { ...calm, caseId: 'undone', undone: 1 },
    { ...calm, caseId: 'urgent', urgency: 'urgent' as const },
    { ...calm, caseId: 'emergency', urgency: 'emergency' as const },
    calm,
  ]
  const concerns = [
    { concernId: 'new', receivedOn: '2026-12-07', isDanger: false },
    { concernId: 'danger', receivedOn: '2026-12-08', isDanger: true },
  ]
  const order = agendaOf({ cases, concerns }, rule).map(({ subject }) =>
    subject.kind === 'case' ? subject.caseId : subject.concernId,
  )
  expect(order).toEqual([
    ...['danger', 'emergency', 'urgent', 'new', 'undone', 'late', 'unplanned', 'waiting', 'linked'],
  ])
})

test('what came to press since it was put on stands before what presses less, and else everything keeps its place', () => {
  const point = (id: string, given: Urgency | null, now: Urgency | null) => ({
    id,
    given: given === null ? [] : [{ why: 'pressing' as const, urgency: given }],
    reasons: now === null ? [] : [{ why: 'pressing' as const, urgency: now }],
  })
  const order = asTheyPress([
    point('calm', null, null),
    point('emergency', 'emergency', 'emergency'),
    point('urgent', 'urgent', 'urgent'),
    point('lowered', 'emergency', 'urgent'),
    point('a crisis', null, 'emergency'),
    point('now urgent', null, 'urgent'),
    point('worse', 'urgent', 'emergency'),
  ]).map(({ id }) => id)
  expect(order).toEqual([...['a crisis', 'worse', 'now urgent', 'calm', 'emergency', 'urgent', 'lowered']])
})

test('a meeting begins with about a dozen points, and with everything that presses, is new or was left undone', () => {
  const late = Array.from({ length: 20 }, () => ({ reasons: [{ why: 'unplanned' as const }] }))
  const undone = Array.from({ length: 14 }, () => ({ reasons: [{ why: 'undone' as const, count: 1 }] }))
  expect(toBeginWith(late)).toHaveLength(12)
  expect(toBeginWith([...undone, ...late])).toEqual(undone)
  expect(toBeginWith([...undone.slice(0, 3), ...late])).toHaveLength(12)
})
