import type { CaseLine } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { html, isolated, leftToRight, type Piece } from '../print/html.ts'
import { paperByCode } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

const STYLES = `
.sheet-set ul { margin: 0.2em 0 0; padding-inline-start: 1.2em; }
.sheet-set .table .write { height: 6.5em; }
`

/** What a hand-over set is made of. */
export interface HandOverSet {
  readonly name: string
  readonly today: string
  readonly cases: readonly CaseLine[]
  readonly referrals: readonly ReferralView[]
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}

/**
 * The open cases of somebody who goes, to talk through with whoever comes: by case code, with what the program knows
 * without words somebody wrote themselves, and room for what only a person can say.
 */
export function handOverSet({ name, today, cases, referrals, school, language }: HandOverSet): Paper {
  const words = officeWords(language)
  const { say, day, shortDay } = words
  const nextOf = ({ next }: CaseLine): string => {
    if (!next) return say('hand-over:set.nothingPlanned')
    // What somebody wrote themselves may name somebody; the name of a step of the protocol never does.
    const own = next.stepId === null ? say('today:sheet.ownStep') : (next.words ?? '')
    const what = next.referralTask ? say(`vocabulary:referralTask.${next.referralTask}`) : own
    return say('hand-over:set.next', { what, day: shortDay(next.dueOn) })
  }
  const row = (line: CaseLine): readonly Piece[] => {
    const sent = referrals.filter(({ caseId }) => caseId === line.id)
    return [
      leftToRight(line.code),
      html`<b>${say(`vocabulary:urgency.${line.urgency}`)}</b><br />${say('hand-over:set.openedOn', {
          day: day(line.openedOn),
        })}<br />${nextOf(line)}
        ${
          sent.length > 0 &&
          html`<ul>
            ${sent.map(
              ({ destination, state, stateSince }) =>
                html`<li>
                  ${isolated(destination)}: ${say(`vocabulary:referralState.${state}`)},
                  ${say('hand-over:set.since', { day: day(stateSince) })}
                </li>`,
            )}
          </ul>`
        }`,
    ]
  }
  return paperByCode({
    name: 'set',
    title: say('hand-over:set.title', { name }),
    facts: [day(today)],
    body:
      cases.length === 0
        ? html`<p>${say('hand-over:cases.none')}</p>`
        : paperTable(
            [
              { heading: say('today:sheet.code'), width: '13%', kind: 'code' },
              { heading: say('hand-over:set.stands') },
              { heading: say('hand-over:set.know'), width: '42%', kind: 'write' },
            ],
            cases.map(row),
          ),
    school,
    words,
    styles: STYLES,
  })
}
