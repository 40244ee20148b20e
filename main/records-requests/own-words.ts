import type { QueryContext } from '../context.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import { settings } from '../school/school.ts'

/** The language of whoever asks. */
export function ownWords(context: QueryContext): OfficeWords {
  return officeWords(settings.mine(context, {}).language)
}
