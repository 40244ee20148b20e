import { AppError, type AppErrorData } from '#shared/app-error.ts'

/** Any thrown thing as data a screen can show; a bug becomes `internal` without its text. */
export function problemOf(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.data
  return { code: 'internal', message: 'common:errors.internal', values: { reference: '–' } }
}
