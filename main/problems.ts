import { randomBytes } from 'node:crypto'

import type { z } from 'zod'

import { AppError, type AppErrorData, type FieldProblem } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { isMessageKey } from '#shared/text/translate.ts'

import { vaultTrouble } from './vault/sqlite-error.ts'

/** What a bug leaves in the log: where, never what. */
export interface Fault {
  readonly reference: string
  readonly operation: string
  readonly name: string
  readonly code: string | null
  readonly frames: readonly string[]
}

function messageFor(issue: z.core.$ZodIssue): MessageKey {
  if (isMessageKey(issue.message)) return issue.message
  if (issue.code === 'too_small' || issue.code === 'invalid_type') return 'common:fields.required'
  return 'common:fields.notAllowed'
}

function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  return {
    path: issue.path.join('.'),
    message: messageFor(issue),
    ...(issue.code === 'too_big' && { values: { maximum: Number(issue.maximum) } }),
  }
}

/** What a schema found, as fields a form can point at. */
export function invalidInput(error: z.ZodError): AppErrorData {
  return { code: 'invalid', message: 'common:errors.invalid', fields: error.issues.map(fieldProblem) }
}

/** A name as a program gives it; anything else might be somebody's. */
const plainName = (name: string): string => (/^\w{1,60}$/.test(name) ? name : 'Error')

/**
 * Where in the program it happened, innermost first. What was thrown says its message before that, and a message may
 * hold anything; a path may hold the name of whoever uses this computer, so that only the file's own name stays.
 */
function framesOf({ message, stack = '' }: Error): readonly string[] {
  const said = stack.indexOf(message)
  const places = said < 0 ? [] : stack.slice(said + message.length).split('\n')
  return places
    .flatMap((line) => {
      const place = /^ {4}at (?:([\w.<> [\]#$]{1,100}) \()?\S*?([\w.:-]{1,80}):(\d+):\d+\)?$/.exec(line)
      const [, where = '', file = '', at = ''] = place ?? []
      return place ? [`${where} ${file}:${at}`.trim()] : []
    })
    .slice(0, 12)
}

/** Turns whatever was thrown into a refusal; a bug gets a reference and is handed to `report` without any data. */
export function refusal(thrown: unknown, operation: string, report: (fault: Fault) => void): AppErrorData {
  // A full disk or a damaged page is something to act on, not a bug.
  const known = vaultTrouble(thrown)
  if (known instanceof AppError) return known.data
  const reference = randomBytes(4).toString('hex').toUpperCase()
  const error = thrown instanceof Error ? thrown : new Error('unknown')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  report({
    reference,
    operation,
    name: plainName(error.name),
    code: code && plainName(code),
    frames: framesOf(error),
  })
  return { code: 'internal', message: 'common:errors.internal', values: { reference }, reference }
}
