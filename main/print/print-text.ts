import ar from '#shared/text/print/ar.json' with { type: 'json' }
import en from '#shared/text/print/en.json' with { type: 'json' }
import es from '#shared/text/print/es.json' with { type: 'json' }
import fr from '#shared/text/print/fr.json' with { type: 'json' }
import ht from '#shared/text/print/ht.json' with { type: 'json' }
import ko from '#shared/text/print/ko.json' with { type: 'json' }
import pt from '#shared/text/print/pt.json' with { type: 'json' }
import ru from '#shared/text/print/ru.json' with { type: 'json' }
import so from '#shared/text/print/so.json' with { type: 'json' }
import tl from '#shared/text/print/tl.json' with { type: 'json' }
import vi from '#shared/text/print/vi.json' with { type: 'json' }
import zhHans from '#shared/text/print/zh-Hans.json' with { type: 'json' }
import zhHant from '#shared/text/print/zh-Hant.json' with { type: 'json' }
import type { PacketLanguage } from '#shared/domain/packet.ts'

import { html, isolated, type Html } from './html.ts'

/** The names of all messages of a catalogue, `letter.title`. */
export type PathsOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${PathsOf<Tree[Key]>}`
}[keyof Tree & string]

/** The name of a message of the printed pages. */
export type PrintKey = PathsOf<Omit<typeof en, 'meta'>>

/** Who wrote a translation and who checked it. `translator` is `null` for the language the pages were written in. */
export interface TranslationMeta {
  readonly translator: string | null
  readonly reviewer: string | null
  readonly date: string
}

interface Tree {
  readonly [key: string]: Tree | string | null
}

const CATALOGUES: Readonly<Record<PacketLanguage, Tree & { readonly meta: TranslationMeta & Tree }>> = {
  en,
  es,
  ar,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ko,
  vi,
  tl,
  ht,
  ru,
  pt,
  fr,
  so,
}

/** Values of a message; texts are isolated, so that they keep their own direction. */
type PrintValues = Readonly<Record<string, Html | string>>

/** What a school says in words of its own, or had checked, in one language. */
export interface SchoolTexts {
  /** The words in the place of those the program came with. */
  words(key: string): string | undefined
  isReviewed(key: string): boolean
}

/** One language of the printed pages. */
export interface PrintText {
  readonly language: PacketLanguage
  readonly direction: 'ltr' | 'rtl'
  /** Whether any message that was said so far is a translation nobody has checked; before the first, whether any is. */
  readonly unreviewed: boolean
  /** Whether an unchecked message of such a kind was said. */
  saidUnreviewed(isMeant: (key: string) => boolean): boolean
  /** One message with its values, as markup. */
  say(key: PrintKey, values?: PrintValues): Html
  /** One message without values, as text for a page's margin. */
  plain(key: PrintKey): string
}

/** Every message of a catalogue, by its name. */
export function messagesOf(tree: Tree, before = ''): readonly (readonly [key: string, words: string])[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = before ? `${before}.${name}` : name
    if (value === null) return []
    return typeof value === 'string' ? [[key, value] as const] : messagesOf(value, key)
  })
}

const shipped = new Map<PacketLanguage, ReadonlyMap<string, string>>()

/** The messages the program came with in one language, by their names. */
export function shippedTexts(language: PacketLanguage): ReadonlyMap<string, string> {
  const known = shipped.get(language)
  if (known) return known
  const { meta: _, ...tree } = CATALOGUES[language]
  const made = new Map(messagesOf(tree))
  shipped.set(language, made)
  return made
}

/** Who translated the messages the program came with, and when. */
export function shippedBy(language: PacketLanguage): TranslationMeta {
  return CATALOGUES[language].meta
}

/** The way a language of the printed pages is written. */
export function directionOfPage(language: PacketLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** A message with its blanks filled in. A blank nobody fills in is a bug. */
export function filledMessage(message: string, values: PrintValues): Html {
  const parts = message.split(/\{\{(\w+)\}\}/)
  return html`${parts.map((part, at) => {
    if (at % 2 === 0) return part
    const value = values[part]
    if (value === undefined) throw new Error(`A printed message misses its ${part}`)
    return typeof value === 'string' ? isolated(value) : value
  })}`
}

const AS_SHIPPED: SchoolTexts = { words: () => undefined, isReviewed: () => false }

/** The words of the printed pages in one language: those of the school where it has its own. Make one for each page. */
export function printText(language: PacketLanguage, school: SchoolTexts = AS_SHIPPED): PrintText {
  const messages = shippedTexts(language)
  const isSource = shippedBy(language).translator === null
  const said = new Set<string>()
  const messageOf = (key: string): string => {
    const found = school.words(key) ?? messages.get(key)
    if (found === undefined) throw new Error(`The printed pages have no message ${key}`)
    return found
  }
  const isUnchecked = (key: string) => !isSource && !school.isReviewed(key)
  return {
    language,
    direction: directionOfPage(language),
    get unreviewed() {
      return [...(said.size > 0 ? said : messages.keys())].some(isUnchecked)
    },
    saidUnreviewed: (isMeant) => [...said].some((key) => isMeant(key) && isUnchecked(key)),
    say: (key, values = {}) => {
      said.add(key)
      return filledMessage(messageOf(key), values)
    },
    plain: (key) => {
      // The line that says whether anything was unchecked does not count itself.
      if (!key.startsWith('frame.')) said.add(key)
      return messageOf(key)
    },
  }
}
