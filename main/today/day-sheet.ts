import type { TodayLine } from '#shared/api/today.ts'
import { onSheet } from '#shared/domain/day-sheet.ts'
import type { School } from '#shared/domain/school.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** What a day sheet is made of. */
export interface DaySheet {
  readonly today: string
  readonly name: string
  readonly overdue: readonly TodayLine[]
  readonly dueToday: readonly TodayLine[]
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}

const STYLES = `
.sheet-day table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.sheet-day th:first-child { width: 13%; }
.sheet-day th:last-child { width: 47%; }
.sheet-day th, .sheet-day td { border-bottom: 0.75pt solid #000; padding: 0.4em 0.4em 0.4em 0; text-align: start; vertical-align: top; }
.sheet-day tr { break-inside: avoid; }
.sheet-day .code { white-space: nowrap; font-weight: 700; }
.sheet-day .write { height: 3.2em; }
`

/**
 * What is due today on paper, to carry to the telephone and back: by case code, without a name, with room to write what
 * came of it.
 */
export function daySheet({ today, name, overdue, dueToday, school, language }: DaySheet): string {
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const day = (format: Intl.DateTimeFormat, on: string) => format.format(new Date(`${on}T12:00:00Z`))
  const what = ({ task, words, source, stepId }: TodayLine): string => {
    if (task) return say(`vocabulary:referralTask.${task}`)
    // What somebody wrote themselves may name somebody; the name of a step of the protocol never does.
    if (stepId !== null) return words ?? ''
    return say(source === 'meeting' ? 'today:sheet.decision' : 'today:sheet.ownStep')
  }
  const row = (line: TodayLine): Html =>
    html`<tr>
      <td class="code">${leftToRight(line.caseCode)}</td>
      <td>
        ${what(line)}<br />${say('today:sheet.due', { day: day(short, line.dueOn) })} ·
        ${say(`vocabulary:urgency.${line.urgency}`)}
      </td>
      <td class="write"></td>
    </tr>`
  const part = (title: string, lines: readonly TodayLine[]): Html | false =>
    lines.length > 0 &&
    html`<h2>${title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('today:sheet.code')}</th>
            <th scope="col">${say('today:sheet.what')}</th>
            <th scope="col">${say('today:sheet.result')}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(row)}
        </tbody>
      </table>`
  const presses = ({ urgency }: TodayLine) => isPressing(urgency)
  const waits = (line: TodayLine) => !presses(line)
  const body = html`<h1>${say('today:sheet.title', { day: day(long, today) })}</h1>
    <p>${say('today:sheet.about', { name })}</p>
    ${part(say('today:sheet.presses'), onSheet({ overdue, dueToday, today }).filter(presses))}
    ${part(say('today:overdue'), overdue.filter(waits))}
    ${part(say('today:dueToday'), dueToday.filter(waits))}
    ${overdue.length + dueToday.length === 0 && html`<p>${say('today:nothing.today')}</p>`}`
  const sheet = { name: 'day', text: printText(language), body, from: school.name }
  return printedDocument({ paper: school.paper, largePrint: false }, [sheet], STYLES)
}
