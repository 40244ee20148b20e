import { ASKED_WORDS, HELP_WORDS, kindsAskedBy } from '#shared/domain/help-words.ts'
import { KINDS_OF_HELP, type KindOfHelp } from '#shared/domain/kind-of-help.ts'
import { nearWord } from '#shared/domain/near-word.ts'
import { insuranceNamed } from '#shared/domain/payer-words.ts'
import { translate } from '#shared/text/translate.ts'

import type { ReadableDb } from '../db/types.ts'
import { languageTag } from '../imports/reading/languages.ts'
import { fold } from '../search/folding.ts'
import {
  listServiceIdsMeaning,
  listServiceIdsSaying,
  type Meaning,
  NOTHING_SAID,
} from './searched-words.sql.ts'
import { everyWordTyped, wordsTyped } from './typed-words.ts'
import { type WordsKept, wordsKept } from './words-kept.ts'

/** A word nothing says, and the one it was read as. */
export interface ReadWord {
  readonly typed: string
  readonly as: string
}

/** What one typed word asks for: what stands in a service, and what help, language or payer it names. */
interface AskedWord {
  readonly word: string
  readonly kinds: readonly KindOfHelp[]
  readonly language: string
  readonly payer: string
}

const NOTHING_ASKED = { kinds: [], language: '', payer: '' } as const

let labels: ReadonlyMap<string, KindOfHelp> | undefined

/** The kinds of help by what the screens call them. */
function kindsByLabel(): ReadonlyMap<string, KindOfHelp> {
  labels ??= new Map(
    (['en', 'es'] as const).flatMap((locale) =>
      KINDS_OF_HELP.map((kind) => [fold(translate(locale, `vocabulary:kindOfHelp.${kind}`)), kind] as const),
    ),
  )
  return labels
}

/** A code of two letters is too short to be meant as the name of a language. */
const FEWEST_LETTERS = 4

function asked(word: string): AskedWord {
  const language = word.length < FEWEST_LETTERS ? undefined : languageTag(word)
  return { word, kinds: kindsAskedBy(word), language: language ?? '', payer: insuranceNamed(word) ?? '' }
}

const phrase = (start: string): string => `"${start}" *`
const anyOf = (starts: readonly string[]): string => `(${starts.map(phrase).join(' OR ')})`

/** How services say that they help so, as an FTS5 expression. */
function expressionOf(kind: KindOfHelp): string {
  if (kind === 'other') return NOTHING_SAID
  const { said, saidUnless } = HELP_WORDS[kind]
  const more = saidUnless && ` OR (${phrase(saidUnless.start)} NOT ${anyOf(saidUnless.unless)})`
  return `${anyOf(said)}${more ?? ''}`
}

function meaningOf({ kinds, language, payer }: AskedWord): Meaning {
  return {
    said: kinds.length === 0 ? NOTHING_SAID : kinds.map(expressionOf).join(' OR '),
    help: kinds.length === 0 ? '' : JSON.stringify(kinds),
    language: language && `"${language}"`,
    family: language && `"${language}-`,
    payer: payer && `"${payer}`,
  }
}

const hasMeaning = ({ kinds, language, payer }: AskedWord): boolean =>
  kinds.length > 0 || language !== '' || payer !== ''

const isWord = (word: string): boolean => /^\p{L}+$/u.test(word)

/** One of what somebody typed several of, where that is said; the shortest words are too often others. */
function oneOf(words: WordsKept, word: string): string | null {
  const one = word.slice(0, -1)
  return one.length >= FEWEST_LETTERS && /[^s]s$/.test(word) && words.isSaid(one) ? one : null
}

function meant(words: WordsKept, word: string): string | null {
  if (!isWord(word) || words.isSaid(word)) return null
  return words.answer(
    `meant ${word}`,
    () => oneOf(words, word) ?? nearWord(word, ASKED_WORDS) ?? nearWord(word, words.ofNames()),
  )
}

/** A typed search as it is understood; a word that nobody says is read as the one it was probably meant to be. */
function understood(
  words: WordsKept,
  typed: string,
): { readonly asks: readonly AskedWord[]; readonly read: readonly ReadWord[] } {
  const label = fold(typed).replace(/\s+/g, ' ').trim()
  const kind = kindsByLabel().get(label)
  if (kind) return { asks: [{ ...NOTHING_ASKED, word: label, kinds: [kind] }], read: [] }
  const read: ReadWord[] = []
  const asks = wordsTyped(typed).map((word) => {
    const first = asked(word)
    if (hasMeaning(first)) return first
    const as = meant(words, word)
    if (as === null) return first
    read.push({ typed: word, as })
    return asked(as)
  })
  return { asks, read }
}

function servicesAsked(db: ReadableDb, words: WordsKept, ask: AskedWord): ReadonlySet<string> {
  const meaning = meaningOf(ask)
  const saying = words.isSaid(ask.word)
    ? words.answer(`saying ${ask.word}`, () => listServiceIdsSaying(db, ask))
    : []
  const helping = hasMeaning(ask)
    ? words.answer(`meaning ${JSON.stringify(meaning)}`, () => listServiceIdsMeaning(db, meaning))
    : []
  return new Set([...saying, ...helping])
}

/** The services that every one of these finds; none are asked for once nobody says one of them. */
function servicesAskedAll(db: ReadableDb, words: WordsKept, asks: readonly AskedWord[]): ReadonlySet<string> {
  const unsaid = (ask: AskedWord): boolean => !hasMeaning(ask) && !words.isSaid(ask.word)
  if (asks.some(unsaid)) return new Set()
  const [first, ...more] = asks.map((ask) => servicesAsked(db, words, ask))
  if (first === undefined) return new Set()
  return new Set([...first].filter((id) => more.every((found) => found.has(id))))
}

/**
 * What a typed search finds: the services that say every word of it, help with it or speak its languages, `undefined`
 * where nothing was typed; and the words that were read as others.
 */
export function askedWords(
  db: ReadableDb,
  typed: string,
): { readonly serviceIds: ReadonlySet<string> | undefined; readonly read: readonly ReadWord[] } {
  if (wordsTyped(typed).length === 0) return { serviceIds: undefined, read: [] }
  const words = wordsKept(db)
  const { asks, read } = understood(words, typed)
  return { serviceIds: servicesAskedAll(db, words, asks), read }
}

/** The services that say every word themselves; `undefined` where nothing was typed. */
export function serviceIdsSaying(db: ReadableDb, typed: string): ReadonlySet<string> | undefined {
  const asks = everyWordTyped(typed).map((word): AskedWord => ({ ...NOTHING_ASKED, word }))
  return asks.length === 0 ? undefined : servicesAskedAll(db, wordsKept(db), asks)
}
