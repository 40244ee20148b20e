import { ruleError } from '#shared/app-error.ts'
import { english } from '#shared/text/english.ts'

import type { ReadingLimits } from './limits.ts'

const PASSWORD_LIKE = /pass(word|wd|code)?|pwd|secret|pin$|contrase[nñ]a/i
const UNSAFE = /^(__.*__|constructor|prototype)$/i

/** The headings of a file, and which of its cells may be read at all. */
export interface Headings {
  readonly columns: readonly string[]
  /** For each column, where its cell stands in a row of the file. */
  readonly positions: readonly number[]
  /** How many cells a row of the file has. */
  readonly width: number
  readonly unnamed: readonly string[]
  readonly repeated: readonly string[]
  readonly neverRead: readonly string[]
}

/** Whether a heading may announce a password, which the program must not even look at. */
export function isPasswordLike(heading: string): boolean {
  return PASSWORD_LIKE.test(heading)
}

function plain(heading: string): string {
  return heading.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${name} (${number})`)) number += 1
  return `${name} (${number})`
}

/** Names every column: empty headings get their position, repeated ones a number, password-like ones are left out. */
export function readHeadings(
  cells: readonly string[],
  { fileName, limits }: { readonly fileName: string; readonly limits: ReadingLimits },
): Headings {
  if (cells.length > limits.columns) {
    throw ruleError('imports:errors.tooManyColumns', { file: fileName, limit: limits.columns })
  }
  const columns: string[] = []
  const positions: number[] = []
  const unnamed: string[] = []
  const repeated = new Set<string>()
  const neverRead: string[] = []
  const taken = new Set<string>()
  cells.forEach((cell, position) => {
    const heading = plain(cell)
    if (UNSAFE.test(heading)) throw ruleError('imports:errors.unsafeHeading', { file: fileName })
    if (isPasswordLike(heading)) return void neverRead.push(heading)
    const wished = heading || english('imports:notes.columnName', { position: position + 1 })
    const name = taken.has(wished) ? freeName(wished, taken) : wished
    if (name !== wished) repeated.add(wished)
    if (!heading) unnamed.push(name)
    taken.add(name)
    columns.push(name)
    positions.push(position)
  })
  return { columns, positions, width: cells.length, unnamed, repeated: [...repeated], neverRead }
}
