import type { z } from 'zod'

import { isMessage, say } from '../text.ts'

const CODES_OF_NOTHING: readonly string[] = [
  'invalid_type',
  'invalid_value',
  'invalid_format',
  'invalid_union',
]

/** What is said of a refused value: of nothing at all that it is asked for, whatever the schema would say of a wrong one. */
export function sentenceFor(issue: z.core.$ZodIssue): string {
  const limits = {
    ...('maximum' in issue && { maximum: Number(issue.maximum) }),
    ...('minimum' in issue && { minimum: Number(issue.minimum) }),
  }
  const isNothing = issue.input === undefined || issue.input === null || issue.input === ''
  if (isNothing && CODES_OF_NOTHING.includes(issue.code)) return say('common:fields.required')
  if (isMessage(issue.message)) return say(issue.message, limits)
  if ('origin' in issue && (issue.origin === 'number' || issue.origin === 'int')) {
    if (issue.code === 'too_big') return say('common:fields.tooMuch', limits)
    if (issue.code === 'too_small') return say('common:fields.tooLittle', limits)
  }
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return say('common:fields.notANumber')
  if (issue.code === 'too_big') return say('common:fields.tooLong', limits)
  if (issue.code === 'too_small') return say('common:fields.required')
  return say('common:fields.notAllowed')
}
