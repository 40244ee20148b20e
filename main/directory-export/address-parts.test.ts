import { expect, test } from 'vitest'

import { addressParts } from './address-parts.ts'

test.each([
  ['12 Pier Street, Boston, MA 02110', null, [['12 Pier Street'], 'Boston', 'MA', '02110', 'US']],
  [
    '12 Pier Street, Suite 4, Boston, ma 02110-1234',
    null,
    [['12 Pier Street', 'Suite 4'], 'Boston', 'MA', '02110-1234', 'US'],
  ],
  [
    '1-30 Main Street, MyVillage, MyCity, MyState ABC 1234',
    'ABC 1234',
    [['1-30 Main Street', 'MyVillage'], 'MyCity', 'MyState', 'ABC 1234', 'US'],
  ],
  [
    '5 Rideau Street, Ottawa, Ontario K1A 0B1, Canada',
    'K1A 0B1',
    [['5 Rideau Street'], 'Ottawa', 'Ontario', 'K1A 0B1', 'CA'],
  ],
  ['9 Ybor Street, Tampa, FL, 33605', '33605', [['9 Ybor Street'], 'Tampa', 'FL', '33605', 'US']],
  ['9 Ybor Street, Tampa, FL 33605, 33605', '33605', [['9 Ybor Street'], 'Tampa', 'FL', '33605', 'US']],
  ['9 Ybor Street, Tampa, FL 33605, USA', null, [['9 Ybor Street'], 'Tampa', 'FL', '33605', 'US']],
] as const)(
  'an address in a line is divided: %s',
  (address, code, [lines, city, state, postalCode, country]) => {
    expect(addressParts(address, code)).toEqual({ lines, city, state, postalCode, country })
  },
)

test.each([
  ['', null],
  ['220 Main Street', null],
  ['Boston, MA 02110', null],
  ['12 Pier Street, Boston, MA 02110, second floor', null],
  ['behind the library, ask for Ana', null],
  ['12 Pier Street, Boston, 02110', '02110'],
] as const)('nothing of an address is guessed: "%s"', (address, code) => {
  expect(addressParts(address, code)).toBeNull()
})
