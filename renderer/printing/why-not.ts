import type { NotForPaper } from '#shared/api/printing.ts'
import { gapWords } from '#renderer/packets/gaps.tsx'
import type { Say } from '#renderer/text.ts'

/** Why one of many does not print, as a sentence. */
export function whyNotWords(why: NotForPaper, t: Say): string {
  if (why === 'entered-in-error' || why === 'gone' || why === 'no-letters') return t(`printing:why.${why}`)
  return gapWords(why, t, '')
}
