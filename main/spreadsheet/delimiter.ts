import Papa from 'papaparse'

import type { Delimiter } from './table.ts'

/** What separates the cells of a file, and how that is known. */
export interface DetectedDelimiter {
  readonly delimiter: Delimiter
  readonly delimiterFrom: 'counted' | 'stated' | 'assumed'
  /** The text without the line Excel writes to state the delimiter. */
  readonly text: string
}

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|']
const PROBE_LENGTH = 65_536
const PROBE_ROWS = 50

function probe(text: string, delimiter: Delimiter): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: PROBE_ROWS })
  // papaparse does not type what its parser answers.
  const { data } = parser.parse(text.slice(0, PROBE_LENGTH), 0, text.length > PROBE_LENGTH) as {
    data: string[][]
  }
  return data.filter((cells) => cells.some((cell) => cell.trim() !== ''))
}

/** Width of the headings times the share of rows that are as wide. */
function score(text: string, delimiter: Delimiter): number {
  const [headings, ...rows] = probe(text, delimiter)
  const width = headings?.length ?? 0
  if (width < 2) return 0
  if (rows.length === 0) return width
  return (width * rows.filter((cells) => cells.length === width).length) / rows.length + width / 1000
}

/** Finds the delimiter: Excel's `sep=` line, else the character that cuts headings and rows into equal numbers of cells. */
export function detectDelimiter(text: string): DetectedDelimiter {
  const stated = /^"?sep=([,;\t|])"?\n/i.exec(text)
  if (stated) {
    // The pattern admits the four delimiters only.
    return { delimiter: stated[1] as Delimiter, delimiterFrom: 'stated', text: text.slice(stated[0].length) }
  }
  const scores = CANDIDATES.map((delimiter) => ({ delimiter, score: score(text, delimiter) }))
  const best = scores.reduce((left, right) => (right.score > left.score ? right : left))
  if (best.score === 0) return { delimiter: ',', delimiterFrom: 'assumed', text }
  return { delimiter: best.delimiter, delimiterFrom: 'counted', text }
}
