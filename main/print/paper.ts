import { createHash } from 'node:crypto'

import { ruleError } from '#shared/app-error.ts'
import type { Preview, PrintAs, Printed, PrintedUnseen } from '#shared/api/paper.ts'
import { namedInterpreter, type Interpreter } from '#shared/domain/interpreter.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { CommandContext, Commit, QueryContext, TaskContext } from '../context.ts'
import { refuseOnPage } from '../students/who-interprets.ts'
import { withCountedHeads } from './counted-heads.ts'
import { handOut } from './hand-out.ts'
import { signsWithoutFont } from './fonts.ts'
import { needsEnglish } from './unchecked.ts'
import { previewStyles, printedDocument, sheetMarkup, type Look, type Sheet } from './page-frame.ts'

/** A whole paper: its pages, and how they are set. */
export interface Paper {
  readonly look: Look
  readonly sheets: readonly Sheet[]
  readonly styles?: string
}

/** A paper as it is drawn for somebody. */
interface Drawn {
  readonly paper: Paper
  /** The name it is offered under as a PDF, which says nothing about anybody. */
  readonly file: string
  /** The student it names. */
  readonly studentId?: string
  /** Remembers its pages until somebody says where they went; they may not have come out, or be a file alone. */
  readonly remember?: (later: CommandContext, printed: boolean, as: PrintAs) => void
  /** Why it may be looked at and does not print as it is. */
  readonly refusal?: MessageKey | null
  /** A name or a number of somebody nobody may contact was left out of what somebody had written. */
  readonly isWithout?: boolean
}

/** A paper as a document for the printer. */
export function documentOf({ look, sheets, styles }: Paper): string {
  return printedDocument(look, sheets, styles)
}

/** Where a printed paper goes, and which pages somebody looked at before. */
export interface Printing {
  readonly as: PrintAs
  readonly seen?: string | undefined
  /** Whoever is named on it as reading it to a family. */
  readonly interpreter?: Interpreter | null | undefined
}

/** Tells these very pages from any others. */
export function digestOf({ sheets }: Pick<Paper, 'sheets'>): string {
  const hash = createHash('sha256')
  for (const sheet of sheets) hash.update(sheetMarkup(sheet).markup)
  return hash.digest('base64url')
}

/** Whether pages read otherwise by now than when somebody looked at them. */
export function isMoved(paper: Pick<Paper, 'sheets'>, seen: string | undefined): boolean {
  return seen !== undefined && seen !== digestOf(paper)
}

/** Refuses to print pages that read otherwise by now than when somebody looked at them. */
export function refuseUnseen(paper: Pick<Paper, 'sheets'>, seen: string | undefined): void {
  if (isMoved(paper, seen)) throw ruleError('common:paper.moved')
}

/** Names in a script that is not carried along leave room to write: never without saying so. */
export function missingSigns({ sheets }: Pick<Paper, 'sheets'>): string {
  const signs = sheets.flatMap(({ body, from }) => signsWithoutFont(`${body.markup}${from}`))
  return [...new Set(signs)].join(' ')
}

const isUnchecked = (sheets: readonly Sheet[]): boolean => sheets.some(({ text }) => needsEnglish(text))

/** Why pages do not print: what was not checked is read to a family by somebody with a name. */
export function withoutInterpreter(
  sheets: readonly Sheet[],
  interpreter: Interpreter | null,
): MessageKey | null {
  return isUnchecked(sheets) && !namedInterpreter(interpreter) ? 'packets:errors.noInterpreter' : null
}

/**
 * Prints or saves a paper that nobody looks at before, and says afterwards which of its signs have room to write instead.
 * `about` is what else the window is told of it.
 */
export function handOutUnseen<About extends object>(
  context: TaskContext,
  {
    paper,
    savedAs,
    about,
    remember,
  }: {
    readonly paper: Paper
    readonly savedAs: string | null
    readonly about: About
    /** Remembers it until somebody says where it went. */
    readonly remember?: (later: CommandContext) => void
  },
): Promise<Commit<About & PrintedUnseen>> {
  const missing = missingSigns(paper)
  return handOut(context, {
    document: documentOf(paper),
    savedAs,
    remember: (later) => {
      remember?.(later)
      return { ...about, savedAs, missing }
    },
  })
}

/** Both operations of a paper from the function that draws it, so that what is looked at is what prints. */
export function onPaper<Input>(draw: (context: QueryContext, input: Input) => Drawn): {
  readonly preview: (context: QueryContext, input: Input) => Preview
  readonly print: (context: TaskContext, input: Input & Printing) => Promise<Commit<Printed>>
} {
  return {
    preview(context, input) {
      const { paper, studentId = null, isWithout = false } = draw(context, input)
      return {
        studentId,
        styles: previewStyles(paper.look, paper.styles),
        digest: digestOf(paper),
        missing: missingSigns(paper),
        unchecked: isUnchecked(paper.sheets),
        isWithout,
        pages: paper.sheets.map((sheet) => ({
          name: sheet.copy ?? sheet.name,
          html: sheetMarkup(sheet).markup,
          direction: sheet.text.direction,
          language: sheet.text.language,
        })),
      }
    },

    async print(context, input) {
      const { paper, file, refusal, remember, studentId = null } = draw(context, input)
      if (refusal) throw ruleError(refusal)
      refuseOnPage(context.db, studentId, input.interpreter ?? null)
      refuseUnseen(paper, input.seen)
      const savedAs = input.as === 'pdf' ? file : null
      const leave = (printed: boolean) => (later: CommandContext) => {
        remember?.(later, printed, input.as)
        return { savedAs, printed }
      }
      return handOut(context, {
        document: documentOf(await withCountedHeads(context.host, paper)),
        savedAs,
        remember: leave(true),
        ...(remember && { whenStopped: leave(false) }),
      })
    },
  }
}
