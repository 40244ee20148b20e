import type { FrozenPart, InWords } from '#shared/domain/evaluation/frozen.ts'
import type { Period } from '#shared/domain/evaluation/followed.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { QueryContext } from '../context.ts'

/** What a page of figures is asked when a cycle over a time is frozen; everybody is counted, whoever freezes. */
export type FreezesPart = (
  context: Pick<QueryContext, 'db' | 'today' | 'timeZone' | 'calendar'>,
  period: Period,
) => FrozenPart

type Values = Readonly<Record<string, string | number>>

/** A message of the program in both its languages, as it reads today. */
export function inWords(key: MessageKey, values: Values = {}): InWords {
  return { en: translate('en', key, values), es: translate('es', key, values) }
}

/** Several messages as one text, in both languages. */
export function together(...words: readonly InWords[]): InWords {
  return { en: words.map(({ en }) => en).join(' '), es: words.map(({ es }) => es).join(' ') }
}
