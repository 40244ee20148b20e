import type { SealedNoteDraft } from '../domain/sealed-note.ts'
import type { Locale, MessageKey } from './catalogues.ts'

type Say = (key: MessageKey, values: Readonly<Record<string, string>>) => string

/**
 * What a note of one's own says once it is a note of a case; shown before, written then. The day it is about goes with
 * it, because that of the case note is a later one.
 */
export function sharedNote(
  { on, words }: Pick<SealedNoteDraft, 'on' | 'words'>,
  language: Locale,
  say: Say,
): string {
  const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  return `${say('sealed:share.line', { day: longDay.format(new Date(`${on}T12:00:00Z`)) })}\n${words}`
}
