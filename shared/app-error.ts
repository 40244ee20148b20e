import type { MessageKey } from './text/catalogues.ts'
import { english } from './text/english.ts'

/** The eight ways an operation says no; a screen decides by code where to show the sentence. */
export type AppErrorCode =
  'invalid' | 'rule' | 'conflict' | 'not_found' | 'forbidden' | 'locked' | 'cancelled' | 'internal'

/** Values filled into a message; never a student's data. */
export type MessageValues = Readonly<Record<string, string | number>>

/** One field the form should point at, by its dotted path in the input. */
export interface FieldProblem {
  readonly path: string
  readonly message: MessageKey
  readonly values?: MessageValues
}

/** An error as it crosses the bridge: plain data, translated where it is shown. */
export interface AppErrorData {
  readonly code: AppErrorCode
  readonly message: MessageKey
  readonly values?: MessageValues
  readonly fields?: readonly FieldProblem[]
  readonly reference?: string
}

/** A refusal a counselor can act on. Anything else that is thrown is a bug and reaches the screen as `internal`. */
export class AppError extends Error {
  readonly data: AppErrorData

  constructor(data: AppErrorData) {
    super(english(data.message, data.values))
    this.name = 'AppError'
    this.data = data
  }

  get code(): AppErrorCode {
    return this.data.code
  }
}

/** A rule of the office says no: a sentence near the action. */
export function ruleError(message: MessageKey, values?: MessageValues): AppError {
  return new AppError({ code: 'rule', message, ...(values && { values }) })
}

/** The record moved since it was read: the screen offers to reload. */
export function conflictError(message: MessageKey = 'common:errors.conflict'): AppError {
  return new AppError({ code: 'conflict', message })
}

/** What was asked for is not there, or not for this person: both look the same from outside. */
export function notFoundError(): AppError {
  return new AppError({ code: 'not_found', message: 'common:errors.notFound' })
}

/** The input does not fit; each field says why. */
export function invalidError(
  fields: readonly FieldProblem[],
  message: MessageKey = 'common:errors.invalid',
): AppError {
  return new AppError({ code: 'invalid', message, fields })
}
