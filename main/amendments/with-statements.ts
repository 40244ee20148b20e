import type { PartRef } from '#shared/domain/records-request.ts'

import type { ReadableDb } from '../db/types.ts'
import { headingOf, statementsWith, type NamedStatement } from './contested.ts'
import { html, isolated, paragraphs, type Html } from '../print/html.ts'
import type { OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { printText, type PrintText } from '../print/print-text.ts'

/** In which words statements stand on a paper. */
interface StatementWords {
  readonly text: PrintText
  /** Whose statement it is, and of which day. */
  readonly heading: (statement: NamedStatement) => Html
}

/** Statements on a paper of the office. */
export function inOfficeWords(words: OfficeWords): StatementWords {
  return {
    text: printText(words.language),
    heading: (statement) => isolated(headingOf(statement, words)),
  }
}

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
    text,
    heading,
    namesNobody = false,
  }: {
    readonly studentId: string
    readonly part: PartRef
    readonly namesNobody?: boolean
  } & StatementWords,
): PaperWithStatements {
  const statements = statementsWith(db, studentId, [part])
  const [first] = paper.sheets
  if (statements.length === 0 || !first) return { ...paper, statementIds: [] }
  const sheet = {
    name: 'statements',
    text,
    body: html`${statements.map(
      (statement) =>
        html`<h2>${heading(namesNobody ? { ...statement, named: '' } : statement)}</h2>
          ${paragraphs(statement.words)}`,
    )}`,
    from: first.from,
  }
  return { ...paper, sheets: [...paper.sheets, sheet], statementIds: statements.map(({ id }) => id) }
}
