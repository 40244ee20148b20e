import { createHash } from 'node:crypto'

import type { TextLine } from '#shared/api/translations.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { textState, type KeptText } from '#shared/domain/printed-text.ts'

import type { ReadableDb } from '../db/types.ts'
import type { Html } from '../print/html.ts'
import { printText, shippedBy, shippedTexts, type PrintText } from '../print/print-text.ts'
import { listTexts, listVersions } from './texts.sql.ts'

const byKey = (db: ReadableDb, language: PacketLanguage): ReadonlyMap<string, KeptText> =>
  new Map(listTexts(db, { language }).map((text) => [text.key, text]))

/** How often each text of a language was changed. */
export const versionsOf = (db: ReadableDb, language: PacketLanguage): ReadonlyMap<string, number> =>
  new Map(listVersions(db, { language }).map(({ key, version }) => [key, version]))

const shippedVersions = new Map<PacketLanguage, string>()

function shippedVersion(language: PacketLanguage): string {
  const version = shippedVersions.get(language) ?? sourceVersion(JSON.stringify([...shippedTexts(language)]))
  shippedVersions.set(language, version)
  return version
}

/** Names all texts of a language as they are now: what the program came with, and how often the school changed them since. */
export function textsVersion(db: ReadableDb, language: PacketLanguage): string {
  const changes = [...versionsOf(db, language).values()].reduce((sum, each) => sum + each, 0)
  return `${language} ${shippedVersion(language)}.${changes}`
}

/** Names the words a drawn page was said in: those of its language, and of the English that stands beside it. */
export function pageVersion(db: ReadableDb, { markup }: Html, language: PacketLanguage): string {
  const isBesideEnglish = language !== 'en' && markup.includes('lang="en"')
  return [language, ...(isBesideEnglish ? (['en'] as const) : [])]
    .map((each) => textsVersion(db, each))
    .join(', ')
}

/** Tells one version of an English text from any other. */
export function sourceVersion(english: string): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 8)
}

/** The English of every text as this school says it. */
export function englishOf(db: ReadableDb): ReadonlyMap<string, string> {
  const kept = byKey(db, 'en')
  return new Map([...shippedTexts('en')].map(([key, words]) => [key, kept.get(key)?.words ?? words]))
}

/** The English a text of a language is made from: for English itself, what the program came with. */
export const sourceOf = (db: ReadableDb, language: PacketLanguage): ReadonlyMap<string, string> =>
  language === 'en' ? shippedTexts('en') : englishOf(db)

/** The words of the printed pages in one language as this school says them. Make one for each page. */
export function schoolText(db: ReadableDb, language: PacketLanguage): PrintText {
  const kept = byKey(db, language)
  if (kept.size === 0) return printText(language)
  const english = englishOf(db)
  return printText(language, {
    words: (key) => kept.get(key)?.words,
    isReviewed: (key) => {
      const text = kept.get(key)
      return text !== undefined && text.reviewedOn !== null && text.english === english.get(key)
    },
  })
}

/** Every text of a language beside its English, in the order of the pages. */
export function textLines(db: ReadableDb, language: PacketLanguage): TextLine[] {
  const kept = byKey(db, language)
  const versions = versionsOf(db, language)
  const english = englishOf(db)
  const sources = shippedTexts('en')
  const { translator, date } = shippedBy(language)
  return [...shippedTexts(language)].map(([key, words]): TextLine => {
    const own = kept.get(key)
    const shippedEnglish = sources.get(key) ?? ''
    const now = english.get(key) ?? ''
    const madeFrom = own?.english ?? shippedEnglish
    return {
      key,
      english: language === 'en' ? shippedEnglish : now,
      words: own?.words ?? words,
      shipped: words,
      state: language === 'en' ? 'reviewed' : textState(own ?? null, { english: now, shippedEnglish }),
      source: sourceVersion(madeFrom),
      englishBefore: language === 'en' || madeFrom === now ? null : madeFrom,
      translator: own?.translator ?? translator ?? '',
      translatedOn: own ? own.translatedOn : date,
      reviewer: own?.reviewer ?? null,
      reviewedOn: own?.reviewedOn ?? null,
      own: own !== undefined && own.words !== words,
      version: versions.get(key) ?? 0,
    }
  })
}

/** How far each language is. */
export function languageCounts(db: ReadableDb) {
  return PacketLanguage.options.map((language) => {
    const lines = textLines(db, language)
    const count = (isMeant: (line: TextLine) => boolean) => lines.filter(isMeant).length
    return {
      language,
      total: lines.length,
      reviewed: count(({ state }) => state === 'reviewed'),
      outOfDate: count(({ state }) => state === 'out-of-date'),
      own: count(({ own }) => own),
      version: textsVersion(db, language),
    }
  })
}
