import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { YearEndCase } from '#shared/api/year-end.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

const STYLES = `
.sheet-year table { width: 100%; border-collapse: collapse; }
.sheet-year th, .sheet-year td { border-bottom: 0.75pt solid #000; padding: 0.4em 0.5em 0.4em 0; text-align: start; vertical-align: top; }
.sheet-year tr { break-inside: avoid; }
.sheet-year .code { white-space: nowrap; font-weight: 700; }
.sheet-year .write { width: 30%; }
`

/** Every open case by its code and whose it is, with room for what is agreed: a paper to talk over at the end of a year. */
export function yearEndList({
  between,
  cases,
  people,
  school,
  language,
}: OutputOf<Contract['yearEnd']['get']> & {
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}): string {
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const day = (on: string) => format.format(new Date(`${on}T12:00:00Z`))
  const facts = ({ dueInBreak, firstDueOn, actors, isUncovered, nextDueOn, consentEndsOn }: YearEndCase) =>
    [
      firstDueOn && say('year-end:list.due', { count: dueInBreak, day: day(firstDueOn) }),
      actors.length > 0 && say('year-end:list.by', { names: new Intl.ListFormat(language).format(actors) }),
      isUncovered && say('year-end:list.nobody'),
      nextDueOn === null && say('year-end:list.unplanned'),
      consentEndsOn && say('year-end:list.consentEnds', { day: day(consentEndsOn) }),
    ].filter(Boolean)
  const row = (line: YearEndCase): Html =>
    html`<tr>
      <td class="code">${leftToRight(line.caseCode)}</td>
      <td>${say(`vocabulary:urgency.${line.urgency}`)}${facts(line).map((fact) => html`<br />${fact}`)}</td>
      <td class="write"></td>
    </tr>`
  const part = (name: string, lines: readonly YearEndCase[]): Html | false =>
    lines.length > 0 &&
    html`<h2>${name}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('year-end:list.code')}</th>
            <th scope="col">${say('year-end:list.facts')}</th>
            <th scope="col">${say('year-end:list.agreed')}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(row)}
        </tbody>
      </table>`
  const body = html`<h1>${say('year-end:list.title')}</h1>
    ${between && html`<p>${say('year-end:list.about', { from: day(between.endsOn), to: day(between.until) })}</p>`}
    ${people.map(({ accountId, name }) =>
      part(
        name,
        cases.filter(({ ownerId }) => ownerId === accountId),
      ),
    )}
    ${cases.length === 0 && html`<p>${say('year-end:none')}</p>`}`
  const sheet = { name: 'year', text: printText(language), body, from: school.name }
  return printedDocument({ paper: school.paper, largePrint: false }, [sheet], STYLES)
}
