import { expect, test } from 'vitest'

import { countryCode } from './country-code.ts'

test.each([
  ['US', 'US'],
  ['us', 'US'],
  ['USA', 'US'],
  ['United States', 'US'],
  ['Estados Unidos', 'US'],
  ['Puerto Rico', 'PR'],
  ['Canada', 'CA'],
  ['México', 'MX'],
  ['33605', null],
  ['Florida', null],
  ['', null],
])('“%s” is the country %s', (said, code) => {
  expect(countryCode(said)).toBe(code)
})
