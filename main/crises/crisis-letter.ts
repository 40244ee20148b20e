import { type CrisisEntry, type CrisisRecord, isOfReport, standingEntries } from '#shared/domain/crisis.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { CrisisStep } from '#shared/domain/protocol.ts'
import type { School } from '#shared/domain/school.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { Sheet } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'
import { printedLanguage } from '../print/print-words.ts'

/** What the record of a crisis is printed from. */
export interface CrisisPaper {
  readonly crisis: CrisisRecord
  readonly caseCode: string
  readonly student: Student
  /** Names by account. */
  readonly people: Readonly<Record<string, string>>
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper'>
  /** ISO instant. */
  readonly printedAt: string
  /** Whether what went to an agency is wanted, on a page of its own. */
  readonly withReport: boolean
  readonly language: Locale
}

/** Names the page of what went to an agency. */
export const REPORT_SHEET = 'crisis-report'

const STYLES = `
.sheet .crisis-steps { list-style: none; padding: 0; }
.crisis-steps > li { border-top: 0.75pt solid #000; padding: 0.4em 0; }
.crisis-entry { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: 0 1em; padding: 0.15em 0; break-inside: avoid; }
.crisis-entry p { margin: 0; }
.sheet-crisis-report .crisis-entry { margin-top: 0.8em; }
.crisis-entry .stood { text-decoration: line-through; }
`

/** The record of a crisis for the file: every step in its order, with what was corrected; a report to an agency stands apart. */
export function crisisLetter(paper: CrisisPaper): Paper {
  const { crisis, caseCode, student, people, school, printedAt, withReport, language } = paper
  const { path, entries } = crisis
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: school.timeZone,
  })
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: school.timeZone })
  const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const at = (instant: string) => moment.format(new Date(instant))
  const startedOn = schoolDay(crisis.startedAt, school.timeZone)
  const dayAt = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: school.timeZone })
  const when = (instant: string): Html => {
    const time = leftToRight(clock.format(new Date(instant)))
    if (schoolDay(instant, school.timeZone) === startedOn) return time
    // A line each: beside one another they have no room before what was done.
    return html`${leftToRight(dayAt.format(new Date(instant)))}<br />${time}`
  }
  const wording = {
    say,
    day: (on: string) => longDay.format(new Date(`${on}T12:00:00Z`)),
    language: (tag: string) => printedLanguage(language, tag),
    who: (accountId: string) => people[accountId] ?? '',
  }
  const standing = new Set(standingEntries(entries).map(({ id }) => id))

  const line = (entry: CrisisEntry, step: string): Html => {
    const { title, lines } = crisisSentence(entry, step, wording)
    const stands = standing.has(entry.id)
    const values = { name: wording.who(entry.recordedBy), when: at(entry.recordedAt) }
    return html`<div class="crisis-entry">
      <p>${when(entry.at)}</p>
      <div>
        <div class="${stands ? 'stands' : 'stood'}">
          ${title !== step && html`<p><b>${isolated(title)}</b></p>`} ${lines.map(paragraphs)}
        </div>
        <p class="quiet">
          ${say('crises:paper.wrote', values)}${!stands && html` · ${say('crises:paper.wasCorrected')}`}
        </p>
      </div>
    </div>`
  }

  const of = ({ id }: CrisisStep, isReport: boolean) =>
    entries.filter((entry) => entry.stepId === id && isOfReport(entry) === isReport)
  const reported = path.steps.filter((step) => of(step, true).length > 0)

  const stepItem = (step: CrisisStep): Html => {
    const shown = of(step, false)
    const isReported = reported.includes(step)
    return html`<li>
      <h2>${isolated(step.name)}</h2>
      ${shown.map((entry) => line(entry, step.name))}
      ${isReported && html`<p>${say(withReport ? 'crises:paper.apart' : 'crises:paper.kept')}</p>`}
      ${shown.length === 0 && !isReported && html`<p>${say('crises:paper.notYet')}</p>`}
    </li>`
  }

  const fact = (label: string, value: string): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd>${isolated(value)}</dd>
    </div>`
  const head = html`<dl>
    ${fact(say('crises:paper.student'), schoolName(student))}
    ${fact(say('crises:paper.began'), `${at(crisis.startedAt)}, ${wording.who(crisis.startedBy)}`)}
    ${fact(
      say('crises:paper.ended'),
      crisis.endedAt === null ? say('crises:paper.open') : at(crisis.endedAt),
    )}
    ${fact(
      say('crises:paper.protocol'),
      crisis.protocolNumber === null
        ? say('crises:paper.usual')
        : say('crises:paper.version', { number: crisis.protocolNumber }),
    )}
  </dl>`

  const text = printText(language)
  // The day alone: what somebody looks at for some minutes is what prints.
  const printedOn = dayAt.format(new Date(printedAt))
  const from = say('crises:paper.foot', { school: school.name, code: caseCode, when: printedOn })
  const record: Sheet = {
    name: 'crisis',
    text,
    body: html`<h1>${say('crises:paper.title')}</h1>
      <p>${say('crises:paper.case', { code: caseCode })}</p>
      ${head}
      <p class="boxed"><b>${say('crises:paper.alone')}:</b> ${isolated(path.neverAlone)}</p>
      <ol class="crisis-steps">
        ${path.steps.map(stepItem)}
      </ol>`,
    from,
  }
  const report: Sheet = {
    name: REPORT_SHEET,
    text,
    body: html`<h1>${say('crises:paper.reportTitle')}</h1>
      <p><b>${say('crises:paper.restricted')}</b></p>
      <p>${say('crises:paper.case', { code: caseCode })}</p>
      ${head}
      ${reported.map(
        (step) =>
          html`<h2>${isolated(step.name)}</h2>
            ${of(step, true).map((entry) => line(entry, step.name))}`,
      )}`,
    from,
  }
  const sheets = withReport && reported.length > 0 ? [record, report] : [record]
  return { look: { paper: school.paper, largePrint: false }, sheets, styles: STYLES }
}
