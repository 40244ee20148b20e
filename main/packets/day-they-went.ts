import { invalidError } from '#shared/app-error.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { CommandContext } from '../context.ts'

/**
 * The day printed pages went; `null` says today. Throws `invalid` for a day that is still to come, or before the last of
 * them was printed, or before one of them was kept.
 */
export function dayTheyWent(
  { today, timeZone }: Pick<CommandContext, 'today' | 'timeZone'>,
  pages: readonly Pick<PrintedPage, 'printedAt' | 'ending' | 'endedOn'>[],
  wentOn: string | null,
): string {
  const day = wentOn ?? today
  const refuse = (message: MessageKey) => invalidError([{ path: 'wentOn', message }], message)
  if (day > today) throw refuse('packets:errors.wentInFuture')
  if (pages.some(({ printedAt }) => day < schoolDay(printedAt, timeZone)))
    throw refuse('packets:errors.wentBeforePrinted')
  if (pages.some(({ ending, endedOn }) => ending === 'kept' && endedOn !== null && day < endedOn))
    throw refuse('packets:errors.wentBeforeKept')
  return day
}
