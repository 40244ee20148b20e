import { type AppError, invalidError } from '#shared/app-error.ts'

/** Why work does not go to whoever was named: not all of it could. */
export function cannotTakeOver(): AppError {
  return invalidError([{ path: 'handOverTo', message: 'accounts:errors.cannotTakeOver' }])
}
