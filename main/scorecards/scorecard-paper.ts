import type { Scorecard } from '#shared/api/scorecards.ts'
import type { School } from '#shared/domain/school.ts'
import { type ScoreGroup, scoreGroups } from '#shared/text/scorecard-lines.ts'

import { html, type Html } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'

const STYLES = `
.sheet .score { break-inside: avoid; }
.sheet .score h2 { font-size: 1.1em; margin: 1em 0 0.2em; }
.sheet .table th { border-bottom: 0.75pt solid #000; font-weight: 400; width: 58%; }
.sheet .table td { font-weight: 700; white-space: pre-line; }
`

const groupOf = ({ title, lines, note }: ScoreGroup): Html =>
  html`<section class="score">
    <h2>${title}</h2>
    <table class="table">
      ${lines.map(
        ([label, figure]) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td>${figure}</td>
          </tr>`,
      )}
    </table>
    ${note !== undefined && html`<p>${note}</p>`}
  </section>`

/** How the work with a partner goes, for the meeting with it: figures alone, each with what it counts. */
export function scorecardPaper({
  card,
  today,
  school,
  language,
}: {
  readonly card: Scorecard
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: 'en' | 'es'
}): Paper {
  const words = officeWords(language)
  const { say, day } = words
  return officePaper({
    name: 'scorecard',
    title: say('scorecards:paperTitle', { partner: card.organizationName }),
    facts: [words.fullDay(today), school.name],
    body: html`<p>
        ${say('scorecards:counted', { from: day(card.from), to: day(card.to), today: day(today) })}
      </p>
      ${scoreGroups(card, say, 'partner').map(groupOf)}`,
    school,
    words,
    styles: STYLES,
  })
}
