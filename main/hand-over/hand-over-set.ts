import type { CaseLine } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

const STYLES = `
.sheet-set section { break-inside: avoid; border-bottom: 0.75pt solid #000; padding-bottom: 0.6em; }
.sheet-set h2 { margin-bottom: 0.2em; }
.sheet-set ul { margin: 0.2em 0; padding-inline-start: 1.2em; }
.sheet-set .write { height: 4.5em; }
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
export function handOverSet({ name, today, cases, referrals, school, language }: HandOverSet): string {
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const day = (on: string) => format.format(new Date(`${on}T12:00:00Z`))
  const nextOf = ({ next }: CaseLine): string => {
    if (!next) return say('hand-over:set.nothingPlanned')
    // What somebody wrote themselves may name somebody; the name of a step of the protocol never does.
    const own = next.stepId === null ? say('today:sheet.ownStep') : (next.words ?? '')
    const what = next.referralTask ? say(`vocabulary:referralTask.${next.referralTask}`) : own
    return say('hand-over:set.next', { what, day: day(next.dueOn) })
  }
  const referral = ({ destination, state, stateSince }: ReferralView): Html =>
    html`<li>
      ${destination}: ${say(`vocabulary:referralState.${state}`)},
      ${say('hand-over:set.since', { day: day(stateSince) })}
    </li>`
  const part = (line: CaseLine): Html => {
    const sent = referrals.filter(({ caseId }) => caseId === line.id)
    return html`<section>
      <h2>${leftToRight(line.code)} · ${say(`vocabulary:urgency.${line.urgency}`)}</h2>
      <p>${say('hand-over:set.openedOn', { day: day(line.openedOn) })} · ${nextOf(line)}</p>
      ${
        sent.length > 0 &&
        html`<ul>
          ${sent.map(referral)}
        </ul>`
      }
      <p>${say('hand-over:set.know')}</p>
      <div class="write"></div>
    </section>`
  }
  const body = html`<h1>${say('hand-over:set.title', { name })}</h1>
    <p>${say('hand-over:set.about', { day: day(today) })}</p>
    ${cases.map(part)} ${cases.length === 0 && html`<p>${say('hand-over:cases.none')}</p>`}`
  const sheet = { name: 'set', text: printText(language), body, from: school.name }
  return printedDocument({ paper: school.paper, largePrint: false }, [sheet], STYLES)
}
