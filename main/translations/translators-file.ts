import type { TextChange, TextLine, UnusableRow } from '#shared/api/translations.ts'
import { blanksOf, blanksProblem, PrintedWords, tidyWords } from '#shared/domain/printed-text.ts'

import { signsWithoutFont } from '../print/fonts.ts'
import type { Table } from '../spreadsheet/table.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'

/** The headings; the third column says where a text stands and is left as it is. */
const HEADINGS = ['English', 'Translation', 'Text (leave as it is)'] as const

/** A translator's spreadsheet: English, the translation, and the name of each text. */
export function translatorsFile(lines: readonly TextLine[]): Uint8Array {
  return writeCsv([[...HEADINGS], ...lines.map(({ english, words, key }) => [english, words, key])])
}

/** What writing a file put before a text that a spreadsheet would have reckoned with. */
const GUARDED = /^'(?=[\s]*[=+\-@|\uff1d\uff0b\uff0d\uff20])/

const cellWords = (cell: string | undefined): string => tidyWords((cell ?? '').replace(GUARDED, ''))

/** What a file would change, what it says as it is, and which rows say nothing that can be used. */
export interface ReadFile {
  readonly changes: TextChange[]
  readonly unusable: UnusableRow[]
  readonly same: number
  readonly empty: number
}

/** How a row names its text: by its name where that column is there, or else by its English, which several may share. */
function meant(
  lines: readonly TextLine[],
  english: string,
  key: string,
): readonly TextLine[] | Extract<UnusableRow['reason'], 'unknown' | 'english-changed'> {
  const named = lines.find((line) => line.key === key)
  if (named) return tidyWords(named.english) === english ? [named] : 'english-changed'
  const alike = lines.filter((line) => tidyWords(line.english) === english)
  return alike.length > 0 ? alike : 'unknown'
}

function unfit(line: TextLine, words: string): Pick<UnusableRow, 'reason' | 'about'> | null {
  if (!PrintedWords.safeParse(words).success) return { reason: 'too-long', about: '' }
  if (blanksProblem(line.key, line.english, words))
    return { reason: 'blanks', about: blanksOf(line.english).join(' ') }
  const signs = signsWithoutFont(words)
  return signs.length > 0 ? { reason: 'signs', about: signs.join(' ') } : null
}

/** Looks a translator's table through, row by row; nothing of it is kept yet. */
export function readTranslations(
  table: Pick<Table, 'rows' | 'rowNumbers'>,
  lines: readonly TextLine[],
): ReadFile {
  const changes = new Map<string, TextChange>()
  const settled = new Map<string, string>()
  const unusable: UnusableRow[] = []
  let [same, empty] = [0, 0]
  table.rows.forEach((cells, at) => {
    const english = cellWords(cells[0])
    const words = cellWords(cells[1])
    const key = (cells[2] ?? '').trim()
    if (english === '' && key === '' && words === '') return
    const refuse = (reason: UnusableRow['reason'], about = '') =>
      unusable.push({ row: table.rowNumbers[at] ?? at + 2, english: english.slice(0, 200), reason, about })
    const texts = meant(lines, english, key)
    if (typeof texts === 'string') return void refuse(texts)
    if (words === '') {
      empty += 1
      return
    }
    const problem = texts.map((line) => unfit(line, words)).find((found) => found !== null)
    if (problem) return void refuse(problem.reason, problem.about)
    if (texts.some((line) => settled.has(line.key) && settled.get(line.key) !== words))
      return void refuse('twice')
    for (const { key: name, version, english: source, words: before } of texts) {
      settled.set(name, words)
      if (before === words) same += 1
      else changes.set(name, { key: name, version, english: source, before, words })
    }
  })
  return { changes: [...changes.values()], unusable, same, empty }
}
