import fc from 'fast-check'
import { expect, test } from 'vitest'

import { detectDateOrder, readDate } from './dates.ts'

const TODAY = '2025-11-23'

function readAll(values: readonly string[]): readonly (string | undefined)[] {
  const { order } = detectDateOrder(values, TODAY)
  return values.map((value) => {
    const reading = readDate(value, order, 2025)
    return 'day' in reading ? reading.day : reading.fault
  })
}

test.each([
  [
    'ISO',
    ['2011-03-04', '2011/3/4', '20110304', '2011-03-04T10:00:00Z', '2017-05-06 08:01:05'],
    'year-first',
  ],
  ['American', ['03/04/2011', '12/31/2010'], 'month-first'],
  ['Spanish', ['03/04/2011', '31/12/2010'], 'day-first'],
  ['with points', ['3.4.2011', '31.12.2010'], 'day-first'],
  [
    'spelled out',
    ['4 Mar 2011', 'March 4, 2011', '4-Mar-11', '4 de marzo de 2011', 'Mar. 4 2011'],
    'year-first',
  ],
  ['numbers of a spreadsheet program', ['40606', '40608'], 'serial'],
])('the order of days written %s is found', (_, values, order) => {
  expect(detectDateOrder(values, TODAY)).toMatchObject({ order, sure: true, ambiguous: null })
})

test('every way of writing the fourth of March 2011 gives it', () => {
  for (const values of [
    ['2011-03-04', '2011/3/4', '20110304', '2011-03-04T10:00:00Z'],
    ['03/04/2011 0:00', '3/4/11', '12/31/2010'],
    ['04/03/2011', '4-3-2011', '31/12/2010'],
    ['4.3.2011', '31.12.2010'],
    ['40606', '40606.0'],
    ['4 Mar 2011', 'March 4th, 2011', '4-Mar-11', '4 de marzo de 2011', 'Friday, 4 March 2011', '4/mar/2011'],
  ]) {
    expect(new Set(readAll(values).filter((day) => !day?.startsWith('2010')))).toEqual(
      new Set(['2011-03-04']),
    )
  }
})

test('a column tells how many of its days can be read in its order only', () => {
  const values = ['12/25/2011', '03/14/2011', '03/04/2011']
  expect(detectDateOrder(values, TODAY)).toMatchObject({ order: 'month-first', telling: 2 })
  expect(detectDateOrder(['25/12/2011'], TODAY)).toMatchObject({ order: 'day-first', telling: 1 })
  expect(detectDateOrder(['2011-12-25'], TODAY).telling).toBe(0)
})

test('a column that could be read both ways says so, with both readings', () => {
  expect(detectDateOrder(['03/04/2011', '05/05/2011'], TODAY)).toEqual({
    order: 'month-first',
    sure: false,
    telling: 0,
    ambiguous: { value: '03/04/2011', monthFirst: '2011-03-04', dayFirst: '2011-04-03' },
    lastYear: null,
  })
  expect(detectDateOrder(['03.04.2011'], TODAY)).toMatchObject({ order: 'day-first', sure: false })
  expect(detectDateOrder(['05/05/2011'], TODAY)).toMatchObject({ sure: true })
})

test('the 31st of February is no day in either order', () => {
  expect(readDate('31/02/2011', 'day-first', 2025)).toEqual({ fault: 'no-such-day' })
  expect(readDate('02/31/2011', 'month-first', 2025)).toEqual({ fault: 'no-such-day' })
  expect(readDate('2011-02-31', 'year-first', 2025)).toEqual({ fault: 'no-such-day' })
  expect(readDate('29 Feb 2011', 'year-first', 2025)).toEqual({ fault: 'no-such-day' })
  expect(readDate('29/02/2012', 'day-first', 2025)).toEqual({ day: '2012-02-29' })
})

test('a date in the other order is not turned round in silence', () => {
  const values = ['03/04/2011', '25/12/2011', '26/12/2011', '12/27/2011']
  expect(readAll(values)).toEqual(['2011-04-03', '2011-12-25', '2011-12-26', 'other-order'])
})

test('one day that can only be read the other way makes the whole column unsure', () => {
  const mixed = ['13/01/2010', '14/02/2010', '01/15/2010', '03/04/2010']
  expect(detectDateOrder(mixed, TODAY)).toMatchObject({
    ...{ order: 'day-first', sure: false, telling: 2 },
    ambiguous: { value: '03/04/2010', monthFirst: '2010-03-04', dayFirst: '2010-04-03' },
  })
  expect(detectDateOrder(mixed.slice(0, 3), TODAY)).toMatchObject({ sure: false, ambiguous: null })
})

test('as many one way as the other leaves the order unsure', () => {
  expect(detectDateOrder(['25/12/2011', '12/25/2011'], TODAY).sure).toBe(false)
})

test('two-digit years never reach into the future, and the last year they can mean is stated', () => {
  expect(detectDateOrder(['03/14/11'], TODAY).lastYear).toBe(2025)
  expect(readDate('03/14/25', 'month-first', 2025)).toEqual({ day: '2025-03-14' })
  expect(readDate('03/14/26', 'month-first', 2025)).toEqual({ day: '1926-03-14' })
  expect(readDate('14-Mar-99', 'year-first', 2025)).toEqual({ day: '1999-03-14' })
  expect(detectDateOrder(['03/14/2011'], TODAY).lastYear).toBe(null)
})

test.each(['', 'soon', '13/13/2011', '2011', '1/2', '99999', '0/0/0', 'Smarch 4, 2011', '1/1/1'])(
  '%j is no date',
  (text) => {
    expect(readDate(text, 'month-first', 2025)).not.toHaveProperty('day')
  },
)

test('any text is read as an ISO day that exists, or not at all', () => {
  const orders = fc.constantFrom('year-first', 'month-first', 'day-first', 'serial' as const)
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\d/.\- ]{1,12}$/),
    fc.stringMatching(/^\d{1,2}[/.-][A-Za-z]{3}[/.-]\d{2,4}$/),
  )
  fc.assert(
    fc.property(text, orders, (value, order) => {
      const reading = readDate(value, order, 2025)
      if (!('day' in reading)) return
      expect(new Date(`${reading.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.day)
    }),
    { numRuns: 3000 },
  )
})

test('every day written in a known order is read back as itself', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2025-11-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom('month-first', 'day-first' as const), (date, order) => {
      const iso = date.toISOString().slice(0, 10)
      const [year, month, day] = iso.split('-')
      const written = order === 'day-first' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
      expect(readDate(written, order, 2025)).toEqual({ day: iso })
    }),
  )
})
