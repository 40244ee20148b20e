import type { Opening } from '#shared/domain/provider.ts'
import { openingsIn } from '#shared/text/service-words.ts'
import { say } from '#renderer/text.ts'

/** When a service is open, a line for each set of hours: "Monday to Friday, 9:00 AM to 5:00 PM". */
export const openingLines = (openings: readonly Opening[], locale: string): readonly string[] =>
  openingsIn(openings, { say, locale })
