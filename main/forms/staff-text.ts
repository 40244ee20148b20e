import type { StaffLanguage } from '#shared/domain/packet.ts'
import ar from '#shared/text/staff-forms/ar.json' with { type: 'json' }
import en from '#shared/text/staff-forms/en.json' with { type: 'json' }
import es from '#shared/text/staff-forms/es.json' with { type: 'json' }

import type { Html } from '../print/html.ts'
import { filledMessage, messagesOf, type PathsOf, type PrintText } from '../print/print-text.ts'

/** The name of a message of the forms that the school itself reads. */
export type StaffKey = PathsOf<Omit<typeof en, 'meta'>>

const CATALOGUES = { en, es, ar } as const satisfies Record<StaffLanguage, typeof en | typeof es>

/** One language of the school’s own forms. */
export interface StaffText {
  /** The words every page has in this language. */
  readonly page: PrintText
  say(key: StaffKey, values?: Readonly<Record<string, Html | string>>): Html
  plain(key: StaffKey): string
}

/**
 * The words of the school’s own forms in one language, beside those every page has in it. That nobody has checked them is
 * said on no page: the line warns a family, which trusts what it is told of its rights; a colleague fills in a form of the
 * office in a language they chose, and these words are not among the texts anybody could mark as checked.
 */
export function staffText(language: StaffLanguage, page: PrintText): StaffText {
  const { meta: _, ...tree } = CATALOGUES[language]
  const messages = new Map(messagesOf(tree))
  const plain = (key: StaffKey): string => {
    const found = messages.get(key)
    if (found === undefined) throw new Error(`The forms of the school have no message ${key}`)
    return found
  }
  return { page, say: (key, values = {}) => filledMessage(plain(key), values), plain }
}
