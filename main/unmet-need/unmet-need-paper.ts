import type { UnmetNeed } from '#shared/domain/evaluation/unmet-need.ts'
import { LEAST_PUBLISHED } from '#shared/domain/evaluation/withheld.ts'
import type { School } from '#shared/domain/school.ts'
import { needDefinitions, type NeedTable, needTables, type NeedWords } from '#shared/text/unmet-need-lines.ts'

import { html, type Html } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { type OfficeWords, officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'

/** Everything stands on one page, so it is set closer than other papers, and never smaller than can be read. */
const STYLES = `
.sheet-unmet-need { font-size: 9.5pt; line-height: 1.25; }
.sheet-unmet-need h1 { font-size: 15pt; margin: 0 0 0.1em; }
.sheet-unmet-need h2 { font-size: 10pt; margin: 0 0 0.1em; break-after: avoid; }
.sheet-unmet-need p { margin: 0.2em 0; }
.sheet-unmet-need .needs { columns: 2; column-gap: 1.6em; margin-top: 0.7em; font-size: 8.5pt; }
.sheet-unmet-need .need { break-inside: avoid; margin-bottom: 0.9em; }
.sheet-unmet-need .table th, .sheet-unmet-need .table td { padding: 0.12em 0.5em 0.12em 0; vertical-align: bottom; }
.sheet-unmet-need .table thead th { font-weight: 400; border-bottom-width: 1pt; }
.sheet-unmet-need .table tbody th { font-weight: 400; border-bottom: 0.5pt solid #000; text-align: start; }
.sheet-unmet-need .table td { border-bottom: 0.5pt solid #000; font-weight: 700; }
.sheet-unmet-need .table th:first-child { width: 41%; }
.sheet-unmet-need .table th:nth-child(2):nth-last-child(2) { width: 20%; }
.sheet-unmet-need .means { margin: 0.2em 0 0; padding-inline-start: 1.2em; font-size: 8pt; }
.sheet-unmet-need .means li { margin: 0; }
`

/** How the words of the office say what stands on this page. */
function wordsOf({ say, language, languageNamed }: OfficeWords): NeedWords {
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return { say, percent: (share) => percents.format(share), language: languageNamed }
}

const tableOf = ({ title, heads, rows, notes }: NeedTable): Html =>
  html`<section class="need">
    <h2>${title}</h2>
    <table class="table">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${notes.map((note) => html`<p>${note}</p>`)}
  </section>`

/** The need that is not met, on one page for an application: figures, and what each of them means. */
export function unmetNeedPaper({
  need,
  today,
  school,
  language,
}: {
  readonly need: UnmetNeed
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: 'en' | 'es'
}): Paper {
  const words = officeWords(language)
  const needWords = wordsOf(words)
  const { say, day } = words
  const counted =
    need.all === null
      ? say('unmet-need:tooFew', { least: LEAST_PUBLISHED })
      : say('unmet-need:counted', {
          ...{ count: need.all.referrals, students: need.all.students },
          ...{ from: day(need.from), to: day(need.to), today: day(today) },
        })
  return officePaper({
    name: 'unmet-need',
    title: say('unmet-need:paperTitle', { school: school.name }),
    facts: [say('unmet-need:internal')],
    body: html`<p>${counted}</p>
      <div class="needs">
        ${needTables(need, needWords).map(tableOf)}
        <section>
          <h2>${say('unmet-need:definitions.title')}</h2>
          <ul class="means">
            ${needDefinitions(needWords).map((meaning) => html`<li>${meaning}</li>`)}
          </ul>
        </section>
      </div>`,
    school,
    words,
    styles: STYLES,
  })
}
