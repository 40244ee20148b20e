import { expect, test } from 'vitest'

import { Line, LongLine, OptionalLine, OptionalWords, Words } from './fields.ts'

test.each([
  ['a line', Line],
  ['a paragraph', Words],
] as const)('%s that must be filled in holds something a person can see', (_, field) => {
  for (const seen of ['Better', '好', '…', ' - ', '5', '👍'])
    expect(field.parse(` ${seen} `)).toBe(seen.trim())
  for (const unseen of [
    '',
    '   ',
    '\n\t',
    '\u200b',
    '\u200b \u2060',
    '\ufeff',
    '\u0301',
    '\u3164',
    '\u2800',
    '\u115f\u1160',
    '\uffa0',
  ])
    expect(field.safeParse(unseen).error?.issues).toMatchObject([{ message: 'common:fields.required' }])
})

test('a line is one line of signs that are read as they stand, whatever was pasted', () => {
  for (const field of [Line, OptionalLine, LongLine]) {
    expect(field.parse('Ana\u202e agraV\u202c')).toBe('Ana agraV')
    expect(field.parse('\u2066Varga\u2069\u0000, \ufeffAna')).toBe('Varga, Ana')
    expect(field.parse(' Ana\r\nVarga\u2028\tQuintero\n')).toBe('Ana Varga Quintero')
    // What joins letters of a script or one small picture stays.
    for (const joined of ['می\u200cخواهم', 'ക്\u200dഷ', '👩\u200d👧', '葛\u{e0100}', '❤\ufe0f'])
      expect(field.parse(joined)).toBe(joined)
  }
  expect(Line.safeParse('\u202e\n').error?.issues).toMatchObject([{ message: 'common:fields.required' }])
})

test('no text keeps a sign nobody sees or that is none; words keep their line ends and tabs', () => {
  for (const unseen of [
    '\ud800',
    '\udc00',
    '\u{e0041}',
    '\ufff9',
    '\u034f',
    '\uffff',
    '\u202e',
    '\u0000',
    '\u3164',
  ])
    for (const field of [Line, OptionalLine, LongLine, Words, OptionalWords])
      expect(field.parse(`An${unseen}a 👍`)).toBe('Ana 👍')
  for (const field of [Words, OptionalWords]) expect(field.parse('Ana\r\n\tVarga')).toBe('Ana\r\n\tVarga')
})
