import { expect, test } from 'vitest'
import { z } from 'zod'

import { Tier } from '#shared/domain/concern.ts'
import { Day, Id, Line } from '#shared/domain/fields.ts'
import { say } from '../text.ts'
import { sentenceFor } from './sentence-for.ts'

const said = (schema: z.ZodType, value: unknown): string | undefined => {
  const [issue] = schema.safeParse(value, { reportInput: true }).error?.issues ?? []
  return issue && sentenceFor(issue)
}

test.each([
  ['a day', Day, [null, undefined, '']],
  ['who does it', Id, [null, undefined, '']],
  ['one of a few words', z.enum(['day', 'week']), [null, undefined, '']],
  ['one of a few numbers', Tier, [null, undefined]],
  ['this or that', z.union([Id, z.literal('none')]), [null, undefined, '']],
  ['a line', Line, [null, undefined, '', '  ']],
])('nothing where %s is asked for is to be filled in', (_, schema, nothings) => {
  for (const nothing of nothings) expect(said(schema, nothing)).toBe(say('common:fields.required'))
})

test('of what is there and wrong the sentence says what is wrong', () => {
  expect(said(Day, '2026-02-30')).toBe(say('common:fields.notADate'))
  expect(said(Id, 'somebody')).toBe(say('common:fields.notAllowed'))
  expect(said(Tier, 4)).toBe(say('common:fields.notAllowed'))
  expect(said(z.number(), '12-')).toBe(say('common:fields.notANumber'))
  expect(said(z.int(), 'about 8')).toBe(say('common:fields.notANumber'))
  expect(said(z.number().max(120), 200)).toBe(say('common:fields.tooMuch', { maximum: 120 }))
  expect(said(z.number().min(0), -1)).toBe(say('common:fields.tooLittle', { minimum: 0 }))
  expect(said(z.string().max(3), 'long')).toBe(say('common:fields.tooLong', { maximum: 3 }))
})
