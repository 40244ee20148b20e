import { invalidError, type AppError } from '#shared/app-error.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { QueryContext } from '../context.ts'

/** What is said about one field of what somebody filled in. */
export function refused(path: string, message: MessageKey): AppError {
  return invalidError([{ path, message }])
}

/** Refuses a day that is still to come. */
export function requirePast({ today }: QueryContext, on: string, path: string): void {
  if (on > today) throw refused(path, 'requests:errors.dayToCome')
}

/** Refuses a day on which nothing can have happened to a request: before it came in, or still to come. */
export function requireDaySince(
  context: QueryContext,
  { receivedOn }: RecordsRequest,
  on: string,
  path: string,
): void {
  requirePast(context, on, path)
  if (on < receivedOn) throw refused(path, 'requests:errors.beforeReceived')
}
