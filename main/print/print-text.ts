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

type PathsOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${PathsOf<Tree[Key]>}`
}[keyof Tree & string]

/** The name of a message of the printed pages. */
export type PrintKey = PathsOf<Omit<typeof en, 'meta'>>

/** Who wrote a translation and who checked it. `translator` is `null` for the language the pages were written in. */
interface TranslationMeta {
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

/** One language of the printed pages. */
export interface PrintText {
  readonly language: PacketLanguage
  readonly direction: 'ltr' | 'rtl'
  /** A translation nobody has checked says so on every page. */
  readonly unreviewed: boolean
  /** One message with its values, as markup. */
  say(key: PrintKey, values?: PrintValues): Html
  /** One message without values, as text for a page's margin. */
  plain(key: PrintKey): string
}

function messageOf(tree: Tree, key: string): string {
  const found = key
    .split('.')
    .reduce<Tree | string | null | undefined>(
      (at, name) => (typeof at === 'object' && at !== null ? at[name] : undefined),
      tree,
    )
  if (typeof found !== 'string') throw new Error(`The printed pages have no message ${key}`)
  return found
}

function filled(message: string, values: PrintValues): Html {
  const parts = message.split(/\{\{(\w+)\}\}/)
  return html`${parts.map((part, at) => {
    if (at % 2 === 0) return part
    const value = values[part]
    if (value === undefined) throw new Error(`A printed message misses its ${part}`)
    return typeof value === 'string' ? isolated(value) : value
  })}`
}

/** The words of the printed pages in one language. */
export function printText(language: PacketLanguage): PrintText {
  const catalogue = CATALOGUES[language]
  const { translator, reviewer } = catalogue.meta
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    unreviewed: translator !== null && reviewer === null,
    say: (key, values = {}) => filled(messageOf(catalogue, key), values),
    plain: (key) => messageOf(catalogue, key),
  }
}
