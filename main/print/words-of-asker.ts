import type { QueryContext } from '../context.ts'
import { officeWords, type OfficeWords } from './office-words.ts'
import { settings } from '../school/school.ts'

/** The words of the office, in the language of whoever asks. */
export function ownWords(context: QueryContext): OfficeWords {
  return officeWords(settings.mine(context, {}).language)
}
