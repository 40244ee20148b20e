import { AppError, type MessageValues } from '#shared/app-error.ts'
import {
  LONGEST_PASSWORD,
  type PasswordContext,
  passwordRefusal,
  SHORTEST_PASSWORD,
} from '#shared/domain/password.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

const refusals = {
  short: { message: 'vault:errors.passwordTooShort', values: { minimum: SHORTEST_PASSWORD } },
  long: { message: 'vault:errors.passwordTooLong', values: { maximum: LONGEST_PASSWORD } },
  guessed: { message: 'vault:errors.passwordTooCommon', values: {} },
} as const satisfies Record<string, { message: MessageKey; values: MessageValues }>

/** Refuses a new password that is not enough; `field` is where the form shows it. */
export function assertPasswordAllowed(password: string, context: PasswordContext, field = 'password'): void {
  const refusal = passwordRefusal(password, context)
  if (!refusal) return
  const { message, values } = refusals[refusal]
  throw new AppError({ code: 'invalid', message, values, fields: [{ path: field, message, values }] })
}

/** A password as it is stretched, one spelling for every keyboard; the caller zeroes it. */
export function passwordBytes(password: string): Buffer {
  // Nothing typed is tried like any other wrong password, and no password is one NUL.
  return Buffer.from(password.normalize('NFKC') || '\0', 'utf8')
}
