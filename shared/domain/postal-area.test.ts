import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { homeZips, isInTheStates, milesBetween, zipIn, zipOf, zipOfCell, zipOfPlace } from './postal-area.ts'

const at = (latitude: number, longitude: number) => ({ latitude, longitude })

describe('miles in a straight line', () => {
  // Worked out beforehand with the spherical law of cosines, another formula for the same.
  test.each([
    ['the same point', at(42.36, -71.06), at(42.36, -71.06), 0],
    ['one degree north', at(0, -70), at(1, -70), 69.0941],
    ['one degree west at the equator', at(0, -70), at(0, -71), 69.0941],
    ['one degree west at 60° north: half of that', at(60, -150), at(60, -151), 34.5467],
    ['two postal areas of one town', at(42.3576, -71.0514), at(42.3371, -71.0709), 1.7314],
    ['from coast to coast', at(40.7506, -73.9972), at(34.0901, -118.4065), 2453.31],
    ['over the line of the date: Guam and Hawaii', at(13.4745, 144.7504), at(21.3069, -157.8583), 3803.39],
    ['the other end of the world', at(0, 0), at(0, 180), 12436.94],
  ] as const)('%s', (_, one, other, miles) => {
    expect(milesBetween(one, other)).toBeCloseTo(miles, 2)
    expect(milesBetween(other, one)).toBeCloseTo(milesBetween(one, other), 9)
  })

  test('a way over a third point is never shorter', () => {
    const points = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(points, points, points, (one, over, other) => {
        const direct = milesBetween(one, other)
        expect(direct).toBeLessThanOrEqual(milesBetween(one, over) + milesBetween(over, other) + 1e-3)
        expect(direct).toBeLessThanOrEqual(12_437)
      }),
    )
  })
})

test.each([
  ['02110', '02110'],
  [' 02110-1234 ', '02110'],
  ['021101234', '02110'],
  ['2110', null],
  ['K1A 0B1', null],
  ['', null],
])('of “%s” typed as a ZIP its five digits are %s', (typed, zip) => {
  expect(zipOf(typed)).toBe(zip)
})

test.each([
  ['12 Pier Street, Suite 4, Boston, MA 02110', '02110'],
  ['12 Pier Street, Boston, MA 02110-1234', '02110'],
  ['12 Pier Street\nBoston MA 02110 USA', '02110'],
  ['Calle 5, Boston, MA 02110, EE. UU.', '02110'],
  ['02110', '02110'],
  ['12345 Main Street', null],
  ['12345 Main Street, Boston', null],
  ['PO Box 10234, Boston, MA', null],
  ['Avenida Juárez 12, 22000 Tijuana, México', null],
  ['Suite 1202110', null],
  ['', null],
])('the ZIP of the address “%s” is %s', (address, zip) => {
  expect(zipIn(address)).toBe(zip)
})

test.each([
  ['2110', '02110'],
  ['601', '00601'],
  ['2110.0', '02110'],
  ['02110-1234', '02110'],
  ['86', null],
  ['Boston', null],
])('of “%s” in a cell of a spreadsheet, which takes zeros away, the ZIP is %s', (cell, zip) => {
  expect(zipOfCell(cell)).toBe(zip)
})

test('a place says its ZIP itself, or its address does', () => {
  const address = '1 Main St, Town, NY 10001'
  expect(zipOfPlace({ postalCode: '10002-0001', address })).toBe('10002')
  expect(zipOfPlace({ postalCode: '2110', address })).toBe('02110')
  expect(zipOfPlace({ postalCode: null, address })).toBe('10001')
  expect(zipOfPlace({ postalCode: 'n/a', address })).toBe('10001')
})

test.each([
  [at(42.36, -71.06), true],
  [at(13.47, 144.75), true],
  [at(-14.3, -170.7), true],
  [at(71.3, -156.8), true],
  [at(-71.06, 42.36), false],
  [at(42.36, 71.06), false],
  [at(0, 0), false],
])('%o is in the States or a territory: %s', (point, isThere) => {
  expect(isInTheStates(point)).toBe(isThere)
})

test('a student with two homes has two ZIPs; where somebody lives who must not be contacted is none', () => {
  const parent = { address: '1 Pier St, Boston, MA 02110', holdsConsentRights: true, doNotContact: false }
  const father = { ...parent, address: '9 Hill Rd, Quincy, MA 02169' }
  expect(homeZips({ homeZip: '02110' }, [parent, father])).toEqual(['02110', '02169'])
  expect(homeZips({ homeZip: null }, [parent, { ...father, doNotContact: true }])).toEqual(['02110'])
  expect(homeZips({ homeZip: null }, [{ ...parent, holdsConsentRights: false }])).toEqual([])
  expect(homeZips({ homeZip: null }, [{ ...parent, address: null }])).toEqual([])
})
