import { expect, test } from 'vitest'

import { translate } from '#shared/text/translate.ts'

import { checkWords, type ShownCheck, waitWords } from './check-words.ts'

const check: ShownCheck = {
  ...{ id: 'c', serviceId: 's', checkedOn: '2026-12-08', how: 'phone', isStillTrue: false },
  ...{ capacity: 'no-capacity', statedWait: 'not before summer', differs: '' },
  ...{ recordedAt: '2026-12-08T15:00:00.000Z', by: 'Ana Ortega' },
}

const speaker = (locale: 'en' | 'es') => ({
  ...{ locale, today: '2026-12-10' },
  t: (...[key, values]: Parameters<typeof translate> extends [unknown, ...infer Rest] ? Rest : never) =>
    translate(locale, key, values),
})

test('somebody’s own words stand in quotation marks in either language, so that they are not taken for ours', () => {
  expect(waitWords([check], '', speaker('en'))).toBe('“not before summer” (heard Tue, Dec 8)')
  expect(waitWords([check], '', speaker('es'))).toContain('«not before summer»')
  expect(checkWords(check, speaker('es'))).toContain('Ahora no reciben a nadie, «not before summer»')
})

test('a wait told by telephone counts though nothing else was asked, until they speak of new clients again', () => {
  const wait = { ...check, capacity: null, statedWait: 'about 3 weeks' }
  expect(waitWords([wait, check], '3 to 7 weeks', speaker('en'))).toContain('about 3 weeks')
  const open: ShownCheck = { ...check, capacity: 'capacity', statedWait: '' }
  expect(waitWords([open, wait], '3 to 7 weeks', speaker('en'))).toBe('3 to 7 weeks')
})
