import type { TextChange, TextLine, UnusableRow } from '#shared/api/translations.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { blanksOf, blanksProblem, PrintedWords, tidyWords } from '#shared/domain/printed-text.ts'

import { signsWithoutFont } from '../print/fonts.ts'
import type { Table } from '../spreadsheet/table.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'

/** The headings; the second says which language it is, the third where a text stands, and that is left as it is. */
const headings = (language: PacketLanguage) => [
  'English',
  `Translation [${language}]`,
  'Text (leave as it is)',
]

/** What a file is called that goes to a translator. */
export const fileName = (language: PacketLanguage): string => `footbridge-texts-${language}.csv`

/** A translator's spreadsheet: English, the translation, and the name of each text. */
export function translatorsFile(language: PacketLanguage, lines: readonly TextLine[]): Uint8Array {
  return writeCsv([headings(language), ...lines.map(({ english, words, key }) => [english, words, key])])
}

/** The language a translator's file says it is of: in the heading of its second column, or else in its name; `null` where it says none. */
function languageOfFile({
  columns,
  fileName: name,
}: Pick<Table, 'columns' | 'fileName'>): PacketLanguage | null {
  const [, inHeading] = /\[([\w-]+)\]\s*$/.exec(columns[1] ?? '') ?? []
  return (
    PacketLanguage.options.find((language) => language === inHeading) ??
    PacketLanguage.options.find((language) => name.startsWith(fileName(language).replace('.csv', ''))) ??
    null
  )
}

/** What writing a file put before a text that a spreadsheet would have reckoned with. */
const GUARDED = /^'(?=[\s]*[=+\-@|\uff1d\uff0b\uff0d\uff20])/

const cellWords = (cell: string | undefined): string => tidyWords((cell ?? '').replace(GUARDED, ''))

interface Row {
  readonly english: string
  readonly words: string
  readonly key: string
}

const rowOf = (cells: readonly (string | undefined)[]): Row => ({
  english: cellWords(cells[0]),
  words: cellWords(cells[1]),
  key: (cells[2] ?? '').trim(),
})

/** Words as they are compared: many programs write straight quotation marks for ours. */
const asTyped = (words: string): string =>
  tidyWords(words)
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”„‟]/g, '"')

/** What a file would change, what it says as it is, and which rows say nothing that can be used. */
export interface ReadFile {
  readonly changes: TextChange[]
  readonly unusable: UnusableRow[]
  /** Names of the texts it says something usable of. */
  readonly usable: string[]
  readonly same: number
  readonly empty: number
}

/** How the texts are found that a row means. */
interface Found {
  readonly byKey: ReadonlyMap<string, TextLine>
  readonly byEnglish: ReadonlyMap<string, readonly TextLine[]>
  /** What the rows that name no text say of each English, empty ones left out. */
  readonly said: ReadonlyMap<string, readonly Row[]>
}

function finding(lines: readonly TextLine[], rows: readonly Row[]): Found {
  const byKey = new Map(lines.map((line) => [line.key, line]))
  const unnamed = rows.filter(({ key, words }) => words !== '' && !byKey.has(key))
  return {
    byKey,
    byEnglish: Map.groupBy(lines, (line) => asTyped(line.english)),
    said: Map.groupBy(unnamed, ({ english }) => asTyped(english)),
  }
}

const sayOneThing = (said: readonly { readonly words: string }[]): boolean =>
  new Set(said.map(({ words }) => words)).size <= 1

/**
 * How a row names its text: by its name where that column is there, or else by its English. Where several texts share
 * that, it is only known what is meant if all of them say the same and are to say the same again.
 */
function meant(
  { english, key }: Row,
  { byKey, byEnglish, said }: Found,
): readonly TextLine[] | Extract<UnusableRow['reason'], 'unknown' | 'english-changed' | 'several'> {
  const named = byKey.get(key)
  const sought = asTyped(english)
  if (named) return asTyped(named.english) === sought ? [named] : 'english-changed'
  const alike = byEnglish.get(sought) ?? []
  if (alike.length === 0) return 'unknown'
  const isKnown = alike.length === 1 || (sayOneThing(alike) && sayOneThing(said.get(sought) ?? []))
  return isKnown ? alike : 'several'
}

function unfit(line: TextLine, words: string): Pick<UnusableRow, 'reason' | 'about'> | null {
  if (!PrintedWords.safeParse(words).success) return { reason: 'too-long', about: '' }
  if (blanksProblem(line.key, line.english, words))
    return { reason: 'blanks', about: blanksOf(line.english).join(' ') }
  const signs = signsWithoutFont(words)
  return signs.length > 0 ? { reason: 'signs', about: signs.join(' ') } : null
}

/** Whether the first row is a text already: a table that lost its headings, or never had any. */
function isText({ english, key }: Row, lines: readonly TextLine[]): boolean {
  return lines.some((line) => line.key === key || asTyped(line.english) === asTyped(english))
}

/**
 * Whether a table may be of a language, as far as its words tell: a translator leaves most of a sheet as it was. Answers
 * `other` with the language in which the program says most of it, and `unknown` where neither heading nor name nor most of
 * its rows say that it is of this one. What is the same in English tells no language.
 */
export function languageProblem(
  table: Pick<Table, 'columns' | 'fileName' | 'rows'>,
  wanted: PacketLanguage,
  textsOf: (language: PacketLanguage) => readonly Pick<TextLine, 'key' | 'english' | 'words'>[],
): { readonly is: 'other'; readonly language: PacketLanguage } | { readonly is: 'unknown' } | null {
  const said = languageOfFile(table)
  if (said !== null && said !== wanted) return { is: 'other', language: said }
  const rows = table.rows
    .map(rowOf)
    .filter(({ english, words }) => words !== '' && asTyped(words) !== asTyped(english))
  const countSame = (language: PacketLanguage): number => {
    const lines = textsOf(language)
    const byKey = new Map(lines.map((line) => [line.key, line]))
    const byEnglish = Map.groupBy(lines, (line) => asTyped(line.english))
    return rows.filter(({ key, english, words }) => {
      const line = byKey.get(key)
      const alike = line ? [line] : (byEnglish.get(asTyped(english)) ?? [])
      return alike.some((each) => asTyped(each.words) === asTyped(words))
    }).length
  }
  const isMost = (same: number) => same * 2 > rows.length
  const own = countSame(wanted)
  if (isMost(own)) return null
  const other = PacketLanguage.options.find(
    (language) => language !== wanted && language !== 'en' && isMost(countSame(language)),
  )
  if (other !== undefined) return { is: 'other', language: other }
  return said === null && rows.length > 0 ? { is: 'unknown' } : null
}

/** Looks a translator's table through, row by row; nothing of it is kept yet. */
export function readTranslations(
  table: Pick<Table, 'columns' | 'rows' | 'rowNumbers'>,
  lines: readonly TextLine[],
): ReadFile {
  const changes = new Map<string, TextChange>()
  const settled = new Map<string, string>()
  const unusable: UnusableRow[] = []
  let [same, empty] = [0, 0]
  const first = rowOf(table.columns)
  const hasHeading = !isText(first, lines)
  const rows = [...(hasHeading ? [] : [first]), ...table.rows.map(rowOf)]
  const rowNumbers = [...(hasHeading ? [] : [1]), ...table.rowNumbers]
  const found = finding(lines, rows)
  rows.forEach((row, at) => {
    const { english, words, key } = row
    if (english === '' && key === '' && words === '') return
    const refuse = (reason: UnusableRow['reason'], about = '') =>
      unusable.push({ row: rowNumbers[at] ?? at + 2, english: english.slice(0, 200), reason, about })
    const texts = meant(row, found)
    if (texts !== 'several' && typeof texts === 'string') return void refuse(texts)
    if (words === '') {
      empty += 1
      return
    }
    if (texts === 'several') return void refuse(texts)
    const problem = texts.map((line) => unfit(line, words)).find((each) => each !== null)
    if (problem) return void refuse(problem.reason, problem.about)
    if (texts.some((line) => settled.has(line.key) && settled.get(line.key) !== words))
      return void refuse('twice')
    for (const { key: name, version, english: source, words: before } of texts) {
      settled.set(name, words)
      if (asTyped(before) === asTyped(words)) same += 1
      else changes.set(name, { key: name, version, english: source, before, words })
    }
  })
  return { changes: [...changes.values()], unusable, usable: [...settled.keys()], same, empty }
}
