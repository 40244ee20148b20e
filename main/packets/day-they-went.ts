import { invalidError } from '#shared/app-error.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { CommandContext } from '../context.ts'

/**
 * The day printed pages went; `null` says today. Throws `invalid` for a day that is still to come, or before the last of
 * them was printed.
 */
export function dayTheyWent(
  { today, timeZone }: Pick<CommandContext, 'today' | 'timeZone'>,
  pages: readonly { readonly printedAt: string }[],
  wentOn: string | null,
): string {
  const day = wentOn ?? today
  const refuse = (message: MessageKey) => invalidError([{ path: 'wentOn', message }], message)
  if (day > today) throw refuse('packets:errors.wentInFuture')
  if (pages.some(({ printedAt }) => day < schoolDay(printedAt, timeZone)))
    throw refuse('packets:errors.wentBeforePrinted')
  return day
}
