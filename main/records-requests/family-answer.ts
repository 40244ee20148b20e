import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { School } from '#shared/domain/school.ts'

import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, textOf, type Html } from '../print/html.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { runningFoot } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { answerCover, type CoverFacts } from './answer-cover.ts'
import { ANSWER_STYLES, documentForFamily } from './answer-documents.ts'
import type { LeftDocument } from './left-documents.ts'

/** In which words an answer stands: those of the page, its English, and those of the documents. */
interface AnswerWords {
  readonly text: PrintText
  readonly english: PrintText
  readonly words: OfficeWords
  readonly interpreter: Interpreter | null
}

/** An answer as it is drawn. */
interface Answered {
  readonly facts: Omit<CoverFacts, 'isAnother'> & {
    readonly school: Pick<School, 'name' | 'phone' | 'paper'>
  }
  /** The picture of a signed page; `null` of what is none. */
  readonly pictureOf: (part: LeftDocument) => string | null
  readonly mark: Html | false
}

/** What a parent, or a student of age, asked for of their own record, in the language they read; the record stays as it was written. */
export function familyAnswer(
  { text, english, words, interpreter }: AnswerWords,
  { facts, pictureOf, mark }: Answered,
): Paper {
  const { school, documents, about, today } = facts
  const isAnother = text.language !== words.language
  const cover = answerCover(text, english, { facts: { ...facts, isAnother }, interpreter })
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [
      {
        name: 'records-answer',
        text,
        body: html`<div class="cover">${mark}${cover}</div>
          ${documents.map((part) => documentForFamily({ part, picture: pictureOf(part), mark }, words, text))}`,
        from: runningFoot([
          school.name,
          text.plain('answer.title'),
          about,
          textOf(printedDay(text.language, today)),
        ]),
      },
    ],
    styles: BESIDE_STYLES + ANSWER_STYLES,
  }
}
