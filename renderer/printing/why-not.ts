import type { NotForPaper } from '#shared/api/printing.ts'
import { gapWords } from '#renderer/packets/gaps.tsx'
import type { Say } from '#renderer/text.ts'

/** Why one of many does not print, as a sentence; `signs` are those no font draws. */
export function whyNotWords(why: NotForPaper, t: Say, signs: string): string {
  switch (why) {
    case 'no-letters':
      return t('printing:why.no-letters', { signs })
    case 'entered-in-error':
    case 'gone':
    case 'may-not-interpret':
    case 'moved':
    case 'form-not-again':
      return t(`printing:why.${why}`)
    default:
      return gapWords(why, t, '')
  }
}

/** Whether somebody who interprets is what is missing. */
export function needsInterpreter(why: NotForPaper): boolean {
  return why === 'no-interpreter' || why === 'may-not-interpret'
}
