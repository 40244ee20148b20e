import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { createTestApp } from '../testing/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-calendar-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(name: string, content: string | Uint8Array) {
  await using app = await createTestApp()
  const path = join(folder, name)
  writeFileSync(path, content)
  app.host.choose = [{ name, path }]
  const before = await app.counselor.calendar.get({})
  try {
    return await app.counselor.calendar.read({ token: null })
  } finally {
    expect(await app.counselor.calendar.get({})).toEqual(before)
  }
}

const ics = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//A district//EN',
    ...events.flatMap((lines, at) => ['BEGIN:VEVENT', `UID:${at}@district`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

test('the district’s calendar file is read: whole days end the day before their end, folded names are whole', async () => {
  const { found, unread, cut } = await read(
    'district.ics',
    ics(
      [
        'DTSTART;VALUE=DATE:20261221',
        'DTEND;VALUE=DATE:20270102',
        'SUMMARY:Winter Break\\, no scho',
        ' ol for students',
      ],
      ['DTSTART;VALUE=DATE:20260826', 'SUMMARY:First Day of School'],
      ['DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261126', 'SUMMARY:Early dismissal'],
      ['SUMMARY:No day at all'],
    ),
  )
  expect(found).toEqual([
    { startsOn: '2026-08-26', endsOn: '2026-08-26', name: 'First Day of School', meaning: 'first-day' },
    { startsOn: '2026-11-25', endsOn: '2026-11-25', name: 'Early dismissal', meaning: 'half-day' },
    {
      startsOn: '2026-12-21',
      endsOn: '2027-01-01',
      name: 'Winter Break, no school for students',
      meaning: 'break',
    },
  ])
  expect([unread, cut]).toEqual([1, 0])
})

test('a moment in Greenwich falls on the school’s own day, and a yearly holiday on each year near', async () => {
  const { found } = await read(
    'moments.ics',
    ics(
      ['DTSTART:20261209T030000Z', 'DTEND:20261209T040000Z', 'SUMMARY:Snow day'],
      ['DTSTART;VALUE=DATE:20241111', 'RRULE:FREQ=YEARLY', 'SUMMARY:Veterans Day'],
    ),
  )
  expect(found.filter(({ meaning }) => meaning === 'weather').map(({ startsOn }) => startsOn)).toEqual([
    '2026-12-08',
  ])
  expect(found.filter(({ meaning }) => meaning === 'holiday').map(({ startsOn }) => startsOn)).toEqual([
    '2024-11-11',
    '2025-11-11',
    '2026-11-11',
    '2027-11-11',
    '2028-11-11',
    '2029-11-11',
  ])
})

test('a list with days is read whichever columns it has', async () => {
  const { found, unread } = await read(
    'days.csv',
    'Event;From;To;Note\nWinter break;21/12/2026;01/01/2027;\nLabor Day;07/09/2026;;federal\nTo be announced;;;\n',
  )
  expect(found).toEqual([
    { startsOn: '2026-09-07', endsOn: '2026-09-07', name: 'Labor Day', meaning: 'holiday' },
    { startsOn: '2026-12-21', endsOn: '2027-01-01', name: 'Winter break', meaning: 'break' },
  ])
  expect(unread).toBe(1)
})

test.each([
  ['a list without a day', 'names.csv', 'Name,Room\nAna,12\n', 'calendar:errors.noDays'],
  [
    'a calendar cut off in the middle',
    'cut.ics',
    ics(['SUMMARY:x']).slice(0, 60),
    'calendar:errors.notACalendar',
  ],
  ['a calendar without an event', 'empty.ics', ics(), 'calendar:errors.noDays'],
  ['a file of five megabytes', 'large.csv', `a\n${'x'.repeat(5_000_000)}`, 'calendar:errors.fileTooLarge'],
  [
    'a picture',
    'wall.png',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    'imports:errors.seemsToBe.picture',
  ],
])('%s is refused in a sentence, and the calendar stays', async (_, name, content, message) => {
  await expect(read(name, content)).rejects.toMatchObject({ data: { message } })
})

test.each([
  'FREQ=SECONDLY',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYMONTH=2;BYDAY=6MO',
  'FREQ=WEEKLY;BYDAY=WE;BYMONTH=2',
  'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=9',
  'FREQ=DAILY;INTERVAL=999999999',
  'FREQ=WEEKLY;BYDAY=MO;INTERVAL=1000000',
])('a rule that is not followed (%s) is said, and its first day listed', async (rule) => {
  const { found, cut } = await read(
    'trap.ics',
    ics(['DTSTART:20261209T030000Z', `RRULE:${rule}`, 'SUMMARY:Snow day']),
  )
  expect(found.map(({ startsOn }) => startsOn)).toEqual(['2026-12-08'])
  expect(cut).toBe(1)
})

test('every Wednesday that ends early is half a day, however long ago that began', async () => {
  const { found, cut } = await read(
    'wednesdays.ics',
    ics([
      'DTSTART;VALUE=DATE:20100901',
      'RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216',
      'SUMMARY:Early release',
    ]),
  )
  expect(found.at(-1)).toMatchObject({ startsOn: '2026-12-16', meaning: 'half-day' })
  expect(cut).toBe(0)
})

test('a file of rules without end is read in steps that are counted for all of them', async () => {
  const daily = ['DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY', 'SUMMARY:Snow day']
  const { cut } = await read('daily.ics', ics(...Array.from({ length: 50 }, () => daily)))
  expect(cut).toBeGreaterThan(40)
})
