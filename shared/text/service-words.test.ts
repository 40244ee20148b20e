import { expect, test } from 'vitest'

import { agesIn } from './service-words.ts'
import { translate } from './translate.ts'

test.each([
  [12, 18, '12–18'],
  [12, null, 'from 12'],
  [0, 18, 'up to 18'],
  [null, 18, 'up to 18'],
  [0, null, 'all ages'],
  [null, null, ''],
])('from %s up to %s reads “%s”', (minimumAge, maximumAge, words) => {
  expect(agesIn({ minimumAge, maximumAge }, (key, values) => translate('en', key, values))).toBe(words)
})
