import { expect, test } from 'vitest'

import { signsWithoutFont } from './fonts.ts'

test.each(['Zoë Nguyễn, 12–14 “ages”', 'Юлия Ковальчук', 'Ελένη', 'ليلى الحسن', 'a\u00adb\u200f c\n'])(
  'every sign of “%s” has its shape on paper',
  (text) => {
    expect(signsWithoutFont(text)).toEqual([])
  },
)

test('a sign no carried font holds is named once, whatever stands beside it', () => {
  expect(signsWithoutFont('Ru 陈, 陈 Ru 🙂')).toEqual(['陈', '🙂'])
})

test('a page of twelve thousand signs is looked through in no time', () => {
  const page = Array.from({ length: 12_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
  expect(signsWithoutFont(page)).toHaveLength(12_000)
})
