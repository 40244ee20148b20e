import type { Interpreter } from '#shared/domain/interpreter.ts'
import { endsOf } from '#shared/domain/period.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import type { School } from '#shared/domain/school.ts'
import { LOCALES } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { saidAgain } from '../disclosures/said-again.ts'
import { html, isolated, joined, leftToRight, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { besideUnchecked } from '../print/unchecked.ts'
import type { LeftDocument } from './left-documents.ts'

/** What the cover of an answer tells a family. */
export interface CoverFacts {
  readonly party: string
  /** What the school calls the student. */
  readonly about: string
  readonly request: Pick<RecordsRequest, 'receivedOn' | 'asksFor' | 'periodFrom' | 'periodUntil'>
  readonly documents: readonly LeftDocument[]
  /** How many names of others are not on the pages. */
  readonly hidden: number
  readonly school: Pick<School, 'name' | 'phone'>
  readonly today: string
  /** The documents are in another language than the page. */
  readonly isAnother: boolean
}

/** The paragraphs a cover follows: a family needs them less than the words before them. */
const LAW = {
  explain: '34 CFR 99.10(c)',
  others: '34 CFR 99.12(a)',
  orders: '34 CFR 99.4',
  amend: '34 CFR 99.20',
}

/** What a document is and of which day, in the language of a page. */
export function partAgain({ kind, title, on }: LeftDocument, text: PrintText): Html {
  const { say, language } = text
  const part = kind === 'contact' ? saidAgain(title, text) : say(`disclosures.part.${kind}`)
  return on === null ? part : say('disclosures.which', { part, which: printedDay(language, on) })
}

/** Whether a document leaves out where another adult is to be found, which is answered apart. */
function leavesOut({ kind, lines }: LeftDocument): boolean {
  const words = LOCALES.map((locale) => translate(locale, 'requests:howToReach'))
  return kind === 'contact' && lines.some((line) => words.includes(line.words))
}

/** What stands in the place of a name that is hidden, in the language in which these documents were drawn. */
function blankIn(documents: readonly LeftDocument[]): string {
  const [first = '', ...more] = LOCALES.map((locale) => translate(locale, 'requests:hiddenWord'))
  const said = documents
    .flatMap(({ lines }) => lines.map(({ label, words }) => `${label} ${words}`))
    .join(' ')
  return more.find((blank) => said.includes(blank)) ?? first
}

/** The period somebody named; `null` where they named none. */
function periodIn(
  { periodFrom, periodUntil }: CoverFacts['request'],
  { say, language }: PrintText,
): Html | null {
  const ends = endsOf({ periodFrom, periodUntil })
  const said = (on: string | null) => (on === null ? '' : printedDay(language, on))
  return ends && say(`disclosures.period.${ends}`, { from: said(periodFrom), until: said(periodUntil) })
}

function draw(text: PrintText, facts: CoverFacts): Html {
  const { say, language } = text
  const { party, about, request, documents, hidden, school, today, isAnother } = facts
  const period = periodIn(request, text)
  const isLeftOut = documents.some(leavesOut)
  const law = [
    LAW.explain,
    ...(hidden > 0 ? [LAW.others] : []),
    ...(isLeftOut ? [LAW.orders] : []),
    LAW.amend,
  ]
  return html`<h1>${say('answer.title')}</h1>
    <p>${printedDay(language, today)}</p>
    <p>${say('letter.for', { name: party })}</p>
    <p><b>${say('answer.about', { student: about })}</b></p>
    <p>${say('answer.asked', { day: printedDay(language, request.receivedOn), asks: request.asksFor })}</p>
    ${period && html`<p><b>${period}</b></p>`}
    <h2>${say('answer.holds')}</h2>
    <ol>
      ${documents.map((part) => html`<li>${partAgain(part, text)}</li>`)}
    </ol>
    ${isAnother && html`<p>${say('answer.asWritten')}</p>`}
    <p>${say('answer.explain')}</p>
    ${hidden > 0 && html`<p>${say('answer.hidden', { count: String(hidden), blank: blankIn(documents) })}</p>`}
    ${isLeftOut && html`<p>${say('answer.leftOut')}</p>`}
    <h2>${say('rights.title')}</h2>
    <p>${say('answer.amend')}</p>
    <p>${say('answer.hearing')}</p>
    <p>
      ${isolated(school.name)}${
        school.phone !== '' && html`<br /><b>${leftToRight(shownPhone(school.phone))}</b>`
      }
    </p>
    <p class="quiet">${joined(law.map(leftToRight))}</p>`
}

/**
 * The cover of an answer in the language of whoever asked for what is their own; it names their rights, and stands beside
 * its English as long as nobody has checked those words.
 */
export function answerCover(
  text: PrintText,
  english: PrintText,
  { facts, interpreter }: { readonly facts: CoverFacts; readonly interpreter: Interpreter | null },
): Html {
  return besideUnchecked((one) => draw(one, facts), { text, english, isWhole: true, interpreter })
}
