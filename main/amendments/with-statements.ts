import type { PartRef } from '#shared/domain/records-request.ts'

import type { ReadableDb } from '../db/types.ts'
import { headingOf, statementsWith } from './contested.ts'
import { html, isolated, paragraphs } from '../print/html.ts'
import type { OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'

/** A paper with what the family says about what it tells. */
export interface PaperWithStatements extends Paper {
  /** The statements that stand on it. */
  readonly statementIds: readonly string[]
}

/**
 * Puts what the family says about a part of the record behind the paper that tells from it: it goes wherever that part
 * goes (34 CFR 99.21(c)). Where the paper names nobody, the statement does not say either whose it is.
 */
export function withStatements(
  db: ReadableDb,
  paper: Paper,
  {
    studentId,
    part,
    words,
    namesNobody = false,
  }: {
    readonly studentId: string
    readonly part: PartRef
    readonly words: OfficeWords
    readonly namesNobody?: boolean
  },
): PaperWithStatements {
  const statements = statementsWith(db, studentId, [part])
  const [first] = paper.sheets
  if (statements.length === 0 || !first) return { ...paper, statementIds: [] }
  const sheet = {
    name: 'statements',
    text: printText(words.language),
    body: html`${statements.map(
      (statement) =>
        html`<h2>${isolated(headingOf(namesNobody ? { ...statement, named: '' } : statement, words))}</h2>
          ${paragraphs(statement.words)}`,
    )}`,
    from: first.from,
  }
  return { ...paper, sheets: [...paper.sheets, sheet], statementIds: statements.map(({ id }) => id) }
}
