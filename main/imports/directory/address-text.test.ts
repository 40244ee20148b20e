import { expect, test } from 'vitest'

import { addressText } from './address-text.ts'

const nothing = { city: null, state: null, postalCode: null, country: null }

test.each([
  ['1 Main St, Boston, MA 02110', '02110', null, null, '1 Main St, Boston, MA 02110'],
  ['1 Main St, Boston, MA 02110', '02110', 'Boston', 'MA', '1 Main St, Boston, MA 02110'],
  ['1 Main St, Boston, MA 02110, USA', '02110', null, null, '1 Main St, Boston, MA 02110, USA'],
  ['1 Main St 02110', '02110', 'Boston', null, '1 Main St 02110, Boston'],
  ['12 Main St, Boston 02110', '02110', 'Boston', 'MA', '12 Main St, Boston, MA 02110'],
  ['40 Palm Ave, Tampa 33605', '33605', 'Tampa', 'FL', '40 Palm Ave, Tampa, FL 33605'],
  ['9 La Salle St, New Orleans 70112', '70112', 'New Orleans', 'LA', '9 La Salle St, New Orleans, LA 70112'],
  [
    '1 Main St, Boston, Massachusetts 02110',
    '02110',
    'Boston',
    'MA',
    '1 Main St, Boston, Massachusetts 02110',
  ],
  ['12 Bostonian Way 02110', '02110', 'Boston', 'MA', '12 Bostonian Way, Boston, MA 02110'],
  ['1 Main St', '02110', 'Boston', 'MA', '1 Main St, Boston, MA 02110'],
  ['1 Main St, Boston, MA 02110', null, null, null, '1 Main St, Boston, MA 02110'],
])('the address “%s” has its ZIP code once', (line, postalCode, city, state, whole) => {
  expect(addressText({ ...nothing, lines: [line], postalCode, city, state })).toBe(whole)
})
