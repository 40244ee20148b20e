import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  type AttendanceMark,
  type DaySpan,
  FIRST_ATTENDANCE_RULES,
  isAbsent,
  joinedSpans,
  schoolDaysIn,
  spanToReplace,
  summarize,
  withinSpan,
} from './attendance.ts'
import { calendarOf, yearAround } from './school-calendar.ts'

const mark = (known: Partial<AttendanceMark> = {}): AttendanceMark => ({
  ...{ onDay: '2026-10-05', kind: 'unexcused', share: null, minutes: null },
  ...known,
})

test.each([
  [mark(), true],
  [mark({ kind: 'excused' }), true],
  [mark({ kind: 'suspension' }), true],
  [mark({ kind: 'tardy' }), false],
  [mark({ kind: 'tardy', share: 1 }), false],
  [mark({ share: 0.5 }), true],
  [mark({ share: 0.49 }), false],
  [mark({ minutes: 195 }), true],
  [mark({ minutes: 194 }), false],
  [mark({ share: 0.2, minutes: 390 }), false],
])('%j counts as a day absent: %s', (each, expected) => {
  expect(isAbsent(each, FIRST_ATTENDANCE_RULES)).toBe(expected)
})

const days = (count: number, known: Partial<AttendanceMark> = {}) =>
  Array.from({ length: count }, () => mark(known))

test.each([
  [29, 29, null],
  [30, 3, true],
  [30, 2, false],
  [70, 7, true],
  [70, 6, false],
  [180, 18, true],
  [180, 17, false],
])('of %i days enrolled and %i absent it is chronic: %s', (enrolled, absent, isChronic) => {
  const marks = [...days(absent), ...days(9, { kind: 'tardy' }), ...days(4, { share: 0.2 })]
  expect(summarize(marks, enrolled, FIRST_ATTENDANCE_RULES)).toMatchObject({
    ...{ isChronic, attended: enrolled - absent, tardy: 9, partOfDay: 4, unexcused: absent },
  })
})

test('nobody attended less than no day, whatever a file says', () => {
  expect(summarize(days(12), 10, FIRST_ATTENDANCE_RULES)).toMatchObject({ attended: 0, enrolled: 10 })
})

const MONTH = { from: '2026-10-01', to: '2026-10-31' }

test.each<[string, DaySpan, DaySpan[], DaySpan]>([
  ['nothing before', MONTH, [], MONTH],
  ['the same month, a day later', { from: '2026-10-02', to: '2026-10-30' }, [MONTH], MONTH],
  [
    'the next week',
    { from: '2026-10-08', to: '2026-10-14' },
    [{ from: '2026-10-01', to: '2026-10-07' }],
    { from: '2026-10-08', to: '2026-10-14' },
  ],
  [
    'a day within the month',
    { from: '2026-10-08', to: '2026-10-08' },
    [MONTH],
    { from: '2026-10-08', to: '2026-10-08' },
  ],
])('a file of %s replaces its days and no others', (_, file, earlier, expected) => {
  expect(spanToReplace(file, earlier)).toEqual(expected)
})

const DAY = fc
  .integer({ min: 0, max: 200 })
  .map((at) => new Date(Date.UTC(2026, 7, 1 + at)).toISOString().slice(0, 10))
const SPAN = fc
  .tuple(DAY, DAY)
  .map(([one, other]) => ({ from: one < other ? one : other, to: one < other ? other : one }))

test('the school days of joined spans are those of a day by day count, whatever overlaps', () => {
  const calendar = calendarOf({
    years: [{ name: '', startsOn: '2026-08-17', endsOn: '2027-01-29', terms: [] }],
    closures: [{ kind: 'break', name: '', startsOn: '2026-11-23', endsOn: '2026-11-27' }],
  })
  const isOpen = (day: string) =>
    ![0, 6].includes(new Date(day).getUTCDay()) && !(day >= '2026-11-23' && day <= '2026-11-27')
  fc.assert(
    fc.property(fc.array(SPAN, { maxLength: 5 }), SPAN, (spans, within) => {
      let counted = 0
      for (let at = 0; at <= 200; at += 1) {
        const day = new Date(Date.UTC(2026, 7, 1 + at)).toISOString().slice(0, 10)
        const isTold = spans.some(({ from, to }) => from <= day && day <= to)
        if (isTold && within.from <= day && day <= within.to && isOpen(day)) counted += 1
      }
      expect(schoolDaysIn(withinSpan(joinedSpans(spans), within), calendar)).toBe(counted)
    }),
  )
})

test('the school year of a day is the one it lies in, or the last that began, or August to July', () => {
  const years = [
    { startsOn: '2025-08-18', endsOn: '2026-06-05' },
    { startsOn: '2026-08-17', endsOn: '2027-06-04' },
  ]
  expect(yearAround('2026-12-08', { years })).toEqual({ from: '2026-08-17', to: '2027-06-04' })
  expect(yearAround('2026-07-04', { years })).toEqual({ from: '2025-08-18', to: '2026-06-05' })
  expect(yearAround('2026-07-31', { years: [] })).toEqual({ from: '2025-08-01', to: '2026-07-31' })
  expect(yearAround('2026-08-01', { years: [] })).toEqual({ from: '2026-08-01', to: '2027-07-31' })
})
