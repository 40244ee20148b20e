import { expect, test } from 'vitest'

import { MeetingDraft, nextMeetingDay } from './meeting.ts'
import { calendarOf, noCalendar } from './school-calendar.ts'

const next = (days: readonly string[], today = '2026-12-08', calendar = noCalendar) =>
  nextMeetingDay(days, { today, calendar })

test('the next meeting is as long after the last one as that was after the one before', () => {
  expect(next(['2026-11-26', '2026-12-03'])).toBe('2026-12-10')
  expect(next(['2026-12-03', '2026-11-19'])).toBe('2026-12-17')
})

test('after one meeting, after none, and after a long summer it is in a week', () => {
  expect(next(['2026-12-03'])).toBe('2026-12-10')
  expect(next([])).toBe('2026-12-15')
  expect(next(['2026-06-01', '2026-12-03'])).toBe('2026-12-10')
})

test('it is never in the past, and moves to the next day of school', () => {
  expect(next(['2026-10-01', '2026-10-08'])).toBe('2026-12-08')
  expect(next(['2026-11-28', '2026-12-05'])).toBe('2026-12-14')
  const calendar = calendarOf({
    years: [],
    closures: [{ startsOn: '2026-12-10', endsOn: '2026-12-11', kind: 'holiday', name: '' }],
  })
  expect(next(['2026-11-26', '2026-12-03'], '2026-12-08', calendar)).toBe('2026-12-14')
})

const draft = {
  kind: 'team',
  title: '',
  onDay: '2026-12-10',
  atTime: null,
  place: '',
  caseId: null,
  waitingDays: 10,
  minutesBy: null,
  people: [],
} as const

const CASE = '00000000-0000-7000-8000-0000000000aa'

test.each([
  [{ kind: 'section-504' }, 'a meeting about one student names the case'],
  [{ kind: 'team', caseId: CASE }, 'a meeting of the team is about no single one'],
  [{ kind: 'other' }, 'an own kind has a name'],
  [{ waitingDays: 0 }, 'nobody waits longer than no day'],
  [
    {
      people: ['Ana', 'Ana'].map((name) => ({
        attendee: { kind: 'guest', name },
        role: '',
        isStandIn: false,
      })),
    },
    'nobody comes twice',
  ],
])('refuses %j: %s', (wrong, _) => {
  expect(MeetingDraft.safeParse(draft).success).toBe(true)
  expect(MeetingDraft.safeParse({ ...draft, ...wrong }).success).toBe(false)
})
