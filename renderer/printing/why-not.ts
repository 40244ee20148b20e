import type { NotForPaper } from '#shared/api/printing.ts'
import { gapWords } from '#renderer/packets/gaps.tsx'
import type { Say } from '#renderer/text.ts'

/** Why one of many does not print, as a sentence; `signs` are those no font draws. */
export function whyNotWords(why: NotForPaper, t: Say, signs: string): string {
  if (why === 'no-letters') return t('printing:why.no-letters', { signs })
  if (why === 'entered-in-error' || why === 'gone') return t(`printing:why.${why}`)
  return gapWords(why, t, '')
}
