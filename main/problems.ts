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

/** Turns whatever was thrown into a refusal; a bug gets a reference and is handed to `report` without any data. */
export function refusal(thrown: unknown, operation: string, report: (fault: Fault) => void): AppErrorData {
  // A full disk or a damaged page is something to act on, not a bug.
  const known = vaultTrouble(thrown)
  if (known instanceof AppError) return known.data
  const reference = randomBytes(4).toString('hex').toUpperCase()
  const error = thrown instanceof Error ? thrown : new Error('unknown')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  report({ reference, operation, name: error.name, code, frames })
  return { code: 'internal', message: 'common:errors.internal', values: { reference }, reference }
}
