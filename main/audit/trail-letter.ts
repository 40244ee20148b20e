import type { AuditKind, AuditLine } from '#shared/domain/audit.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { School } from '#shared/domain/school.ts'
import { auditSentence } from '#shared/text/audit-sentence.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'

/** What stands on a printed trail. */
export interface TrailPaper {
  /** The oldest first. */
  readonly lines: readonly AuditLine[]
  /** Whose trail it is; `null` for a period of the whole office. */
  readonly student: string | null
  /** Whose doing; `null` for everybody's. */
  readonly person: string | null
  readonly kind: AuditKind | null
  readonly days: { readonly from: string | null; readonly to: string | null }
  /** How many entries the whole trail has. */
  readonly entries: number
  /** The short hash of its last one. */
  readonly hash: string
  /** ISO instant. */
  readonly printedAt: string
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper'>
  readonly language: Locale
}

const STYLES = `
.sheet-trail .days h2 { border-bottom: 0.75pt solid #000; padding-bottom: 0.15em; }
.sheet-trail .days li { list-style: none; display: grid; grid-template-columns: 5.5em minmax(0, 1fr); }
.sheet-trail .days ul { padding: 0; }
.sheet-trail .hash { font-size: 1.3em; font-weight: 700; letter-spacing: 0.06em; }
`

/** The trail of one student or of a period, ending in the hash by which this paper can be held against the file. */
export function trailLetter(paper: TrailPaper): Paper {
  const { lines, student, person, kind, days, entries, hash, printedAt, school, language } = paper
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: school.timeZone })
  const dayOf = (day: string) => longDay.format(new Date(`${day}T12:00:00Z`))
  const timeOf = (at: string) => clock.format(new Date(at))

  const momentOf = (at: string) => `${dayOf(schoolDay(at, school.timeZone))}, ${timeOf(at)}`

  const line = (entry: AuditLine): Html =>
    html`<li>
      <span>${leftToRight(timeOf(entry.at))}</span><span>${auditSentence(entry, say, momentOf)}</span>
    </li>`
  const byDay = Map.groupBy(lines, ({ at }) => schoolDay(at, school.timeZone))
  const printedOn = schoolDay(printedAt, school.timeZone)
  const period = html`${
    days.from !== null && html`<p>${say('audit:paper.from', { day: dayOf(days.from) })}</p>`
  }
  ${days.to !== null && html`<p>${say('audit:paper.to', { day: dayOf(days.to) })}</p>`}`

  const body = html`<h1>${say('audit:title')}</h1>
    <p>${isolated(school.name)}</p>
    ${student !== null && html`<p><strong>${say('audit:paper.student', { name: student })}</strong></p>`}
    ${person !== null && html`<p>${say('audit:paper.person', { name: person })}</p>`}
    ${kind !== null && html`<p>${say(`audit:filters.kinds.${kind}`)}</p>`} ${period}
    <p>${say('audit:paper.count', { count: lines.length })}</p>
    <div class="days">
      ${[...byDay].map(
        ([day, of]) =>
          html`<h2>${dayOf(day)}</h2>
            <ul>
              ${of.map(line)}
            </ul>`,
      )}
    </div>
    <div class="boxed">
      <h2>${say('audit:paper.hash')}</h2>
      <p class="hash">${leftToRight(hash)}</p>
      <p>
        ${say('audit:paper.hashText', {
          count: entries,
          day: dayOf(printedOn),
          time: timeOf(printedAt),
        })}
      </p>
    </div>`
  const sheet = { name: 'trail', text: printText(language), body, from: say('audit:paper.foot', { hash }) }
  return { look: { paper: school.paper, largePrint: false }, sheets: [sheet], styles: STYLES }
}
