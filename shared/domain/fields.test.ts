import { expect, test } from 'vitest'

import { Line, Words } from './fields.ts'

test.each([
  ['a line', Line],
  ['a paragraph', Words],
] as const)('%s that must be filled in holds something a person can see', (_, field) => {
  for (const seen of ['Better', '好', '…', ' - ', '5', '👍'])
    expect(field.parse(` ${seen} `)).toBe(seen.trim())
  for (const unseen of ['', '   ', '\n\t', '\u200b', '\u200b \u2060', '\ufeff', '\u0301'])
    expect(field.safeParse(unseen).error?.issues).toMatchObject([{ message: 'common:fields.required' }])
})
