import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { Day, Instant, Line, message, withoutTurning } from './fields.ts'
import { PacketLanguage } from './packet.ts'

/** Whether a translation was checked by a qualified translator; `out-of-date` when its English changed since it was made. */
export const TextState = z.enum(['reviewed', 'unreviewed', 'out-of-date'])
export type TextState = z.infer<typeof TextState>

/** Words as they are kept: one line, composed letters, no blanks around. */
export function tidyWords(words: string): string {
  return withoutTurning(words).normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** The words of a text on a printed page. */
export const PrintedWords = z
  .string()
  .transform(tidyWords)
  .pipe(z.string().min(1, message('common:fields.required')).max(2000, message('common:fields.tooLong')))

/** What a school keeps of one text in one language. */
export const KeptText = z.object({
  language: PacketLanguage,
  /** The name of the message, `letter.title`. */
  key: z.string().max(200),
  words: z.string(),
  /** The English it was made from. */
  english: z.string(),
  /** Empty where nobody said. */
  translator: z.string(),
  translatedOn: Day.nullable(),
  /** Whoever is qualified and found it right; `null` until somebody did. */
  reviewer: Line.nullable(),
  reviewedOn: Day.nullable(),
  changedAt: Instant,
  changedBy: z.string(),
  version: z.int(),
})
export type KeptText = z.infer<typeof KeptText>

/** What stands in a text for a name or a number, `{{name}}`, each once. */
export function blanksOf(words: string): readonly string[] {
  return [...new Set(words.match(/\{\{\w+\}\}/g) ?? [])].toSorted()
}

/** Where a translation may have a blank more or less: "within one day" has no number in English, and "21 days" is "one" in Russian. */
function mayDiffer(key: string): ReadonlySet<string> {
  return new Set(key.endsWith('.one') ? ['{{count}}'] : [])
}

const BROKEN_BLANK = /[{}]/

/** Why words cannot stand in the place of a text: a blank of its English is missing, is misspelt, or is too many. */
export function blanksProblem(
  key: string,
  english: string,
  words: string,
): Omit<FieldProblem, 'path'> | null {
  const [wanted, found] = [blanksOf(english), blanksOf(words)]
  const may = mayDiffer(key)
  const missing = wanted.filter((blank) => !found.includes(blank) && !may.has(blank))
  if (missing.length > 0)
    return { message: 'translations:errors.blanksMissing', values: { blanks: missing.join(' ') } }
  const strange = found.filter((blank) => !wanted.includes(blank) && !may.has(blank))
  if (strange.length > 0)
    return { message: 'translations:errors.blanksStrange', values: { blanks: strange.join(' ') } }
  if (BROKEN_BLANK.test(words.replaceAll(/\{\{\w+\}\}/g, '')))
    return { message: 'translations:errors.braces' }
  return null
}

/** What becomes of a translation whose English is now this one. */
export function textState(
  kept: Pick<KeptText, 'english' | 'reviewedOn'> | null,
  { english, shippedEnglish }: { readonly english: string; readonly shippedEnglish: string },
): TextState {
  if ((kept?.english ?? shippedEnglish) !== english) return 'out-of-date'
  return kept?.reviewedOn ? 'reviewed' : 'unreviewed'
}

/** The page a text belongs to: the first part of its name. */
export function sectionOf(key: string): string {
  return key.split('.')[0] ?? key
}
