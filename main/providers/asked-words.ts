import { ASKED_WORDS, HELP_WORDS, kindsAskedBy } from '#shared/domain/help-words.ts'
import { KINDS_OF_HELP, type KindOfHelp } from '#shared/domain/kind-of-help.ts'
import { nearWord } from '#shared/domain/near-word.ts'
import { insuranceNamed } from '#shared/domain/payer-words.ts'
import { translate } from '#shared/text/translate.ts'

import type { ReadableDb } from '../db/types.ts'
import { languageTag } from '../imports/reading/languages.ts'
import { fold, wordsOf } from '../search/folding.ts'
import { directoryStamp } from './directory-rows.ts'
import {
  findServiceSaying,
  listDirectoryNames,
  listServiceIdsSaying,
  NOTHING_SAID,
  type SearchedWords,
  WORDS_ASKED,
} from './searched-words.sql.ts'

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

/** Part of a telephone number as it is looked for; every other word stays as it is. */
function asNumber(word: string): string {
  return /^[\d().+-]+$/.test(word) ? word.replace(/\D/g, '') : word
}

const wordsTyped = (typed: string): readonly string[] =>
  fold(typed).split(/\s+/).map(asNumber).filter(Boolean).slice(0, WORDS_ASKED.length)

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

function parametersOf(words: readonly AskedWord[]): SearchedWords {
  return Object.fromEntries(
    WORDS_ASKED.flatMap((at) => {
      const { word, kinds, language, payer } = words[at - 1] ?? { word: '', ...NOTHING_ASKED }
      return [
        [`word${at}`, word],
        [`said${at}`, kinds.length === 0 ? NOTHING_SAID : kinds.map(expressionOf).join(' OR ')],
        [`help${at}`, kinds.length === 0 ? '' : JSON.stringify(kinds)],
        [`language${at}`, language && `"${language}"`],
        [`family${at}`, language && `"${language}-`],
        [`payer${at}`, payer && `"${payer}`],
      ]
    }),
    // Every name of the statement is made from the same list.
  ) as SearchedWords
}

const named = new WeakMap<ReadableDb, { readonly stamp: string; readonly words: ReadonlySet<string> }>()

/** The words of every name in the directory; while one types they are looked up once. */
function wordsOfNames(db: ReadableDb): ReadonlySet<string> {
  const stamp = directoryStamp(db)
  const before = named.get(db)
  if (before?.stamp === stamp) return before.words
  const words = new Set(listDirectoryNames(db, {}).flatMap(wordsOf))
  named.set(db, { stamp, words })
  return words
}

const isWord = (word: string): boolean => /^\p{L}+$/u.test(word)

function meant(db: ReadableDb, word: string): string | null {
  if (!isWord(word) || findServiceSaying(db, { word }) !== undefined) return null
  return nearWord(word, ASKED_WORDS) ?? nearWord(word, wordsOfNames(db))
}

/**
 * A typed search as its statement takes it: what services say, what helps with it, and the languages it names. A word
 * that nobody says is read as the one it was probably meant to be.
 */
export function askedWords(
  db: ReadableDb,
  typed: string,
): { readonly words: SearchedWords; readonly read: readonly ReadWord[] } {
  const label = fold(typed).replace(/\s+/g, ' ').trim()
  const kind = kindsByLabel().get(label)
  if (kind) return { words: parametersOf([{ ...NOTHING_ASKED, word: label, kinds: [kind] }]), read: [] }
  const read: ReadWord[] = []
  const words = wordsTyped(typed).map((word) => {
    const first = asked(word)
    if (first.kinds.length > 0 || first.language !== '' || first.payer !== '') return first
    const as = meant(db, word)
    if (as === null) return first
    read.push({ typed: word, as })
    return asked(as)
  })
  return { words: parametersOf(words), read }
}

/** The services that say every word of a typed search or help with it; `undefined` where nothing was typed. */
export function serviceIdsAsked(db: ReadableDb, typed: string): ReadonlySet<string> | undefined {
  const { words } = askedWords(db, typed)
  return words.word1 === '' ? undefined : new Set(listServiceIdsSaying(db, words))
}

/** The services that say every word themselves; `undefined` where nothing was typed. */
export function serviceIdsSaying(db: ReadableDb, typed: string): ReadonlySet<string> | undefined {
  const words = wordsTyped(typed).map((word): AskedWord => ({ word, ...NOTHING_ASKED }))
  return words.length === 0 ? undefined : new Set(listServiceIdsSaying(db, parametersOf(words)))
}
