import type { CycleRecord, DecisionRecord, ReadFigures, ReadSection } from '#shared/api/cycles.ts'
import type { School } from '#shared/domain/school.ts'
import {
  type CycleWords,
  cycleTime,
  cycleTitle,
  figureLine,
  type FigureLine,
  sectionDays,
} from '#shared/text/cycle-lines.ts'

import { html, type Html, isolated, paragraphs } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

/** For whom a report is: colleagues, or people outside the office. */
type Audience = 'staff' | 'community'

const STYLES = `
.sheet .section { margin-bottom: 1em; }
.sheet h2 { font-size: 1.25em; margin: 1.2em 0 0.3em; break-after: avoid; }
.sheet h3 { font-size: 1.05em; margin: 1em 0 0.2em; break-after: avoid; }
.sheet .how { font-size: 0.85em; margin: 0.2em 0 0.4em; }
.sheet h3 + .how { break-after: avoid; }
.sheet .range { font-size: 0.85em; }
.sheet blockquote { margin: 0.2em 0 0.6em; padding-inline-start: 0.8em; border-inline-start: 1.5pt solid #000; }
.sheet .sum { font-size: 0.75em; overflow-wrap: anywhere; }
`

const withRange = (figure: string, range: string): Html =>
  html`${figure}${range !== '' && html`<br /><span class="range">${range}</span>`}`

function rowOf({ label, now, nowRange, last, lastRange, change }: FigureLine, isCompared: boolean) {
  const first = [html`${label}`, withRange(now, nowRange)]
  return isCompared ? [...first, withRange(last, lastRange), html`${change}`] : first
}

function sectionOf(section: ReadSection, words: CycleWords): Html {
  const { say, locale } = words
  const isCompared = section.figures.some(({ last }) => last !== null)
  const columns = isCompared
    ? [
        { heading: say('cycles:figures.figure'), width: '27%' as const },
        { heading: say('cycles:figures.now'), width: '20%' as const },
        { heading: say('cycles:figures.last'), width: '20%' as const },
        { heading: say('cycles:figures.change') },
      ]
    : [
        { heading: say('cycles:figures.figure'), width: '55%' as const },
        { heading: say('cycles:figures.now') },
      ]
  const { title, definition, countedBefore } = section
  return html`<section class="section">
    <h3>${title[locale]}</h3>
    <p class="how">${sectionDays(section, words)}</p>
    ${
      countedBefore !== null &&
      html`<p class="how">${say('cycles:figures.countedOtherwise', { before: countedBefore[locale] })}</p>`
    }
    ${paperTable(
      columns,
      section.figures.map((figure) => rowOf(figureLine(figure, words), isCompared)),
    )}
    <p class="how">${say('cycles:figures.how')}: ${definition.words[locale]}</p>
  </section>`
}

/** The figures of one unit: on paper referrals stand for all, and screens have the others. */
const isPrinted = ({ unit, figures }: ReadSection): boolean =>
  figures.length > 0 && (unit === null || unit.id === 'referral')

function figuresOf(figures: ReadFigures, audience: Audience, words: CycleWords): Html {
  const { say, locale } = words
  const { parts, compared, withheld } = figures
  return html`<h2>${say('cycles:part.figures')}</h2>
    <p>${compared > 0 ? say('cycles:figures.byChance', { count: compared }) : say('cycles:figures.first')}</p>
    ${withheld > 0 && html`<p>${say(`cycles:paper.few.${audience}`)}</p>`}
    ${parts.map(
      ({ title, records, students, leftOut, sections }) =>
        html`<h2>${title[locale]}</h2>
          <p>
            ${
              students === null
                ? say('cycles:figures.records', { count: records })
                : say('cycles:figures.recordsOf', { count: records, students })
            }
          </p>
          ${sections.filter(isPrinted).map((section) => sectionOf(section, words))}
          ${
            leftOut.length > 0 &&
            html`<h3>${say('cycles:figures.leftOut')}</h3>
              <ul>
                ${leftOut.map(({ label, count }) => html`<li>${count}: ${label[locale]}</li>`)}
              </ul>`
          }`,
    )}`
}

/** What was said, by theme; outside the office in words only where somebody said that these may leave it. */
function findingsOf({ findings }: CycleRecord, audience: Audience, { say }: CycleWords): Html | null {
  if (findings.length === 0) return null
  const themes = Map.groupBy(findings, ({ theme }) => theme.toLocaleLowerCase())
  const isTold = ({ mayTell }: { readonly mayTell: boolean }) => mayTell || audience === 'staff'
  return html`<h2>${say('cycles:part.said')}</h2>
    ${[...themes.values()].map((same) => {
      const from = [...new Set(same.map(({ fromWhom }) => say(`cycles:from.${fromWhom}`)))]
      return html`<h3>${isolated(same[0]?.theme ?? '')}</h3>
        <p class="how">${say('cycles:findings.saidBy', { count: same.length, who: from.join(', ') })}</p>
        ${same.filter(isTold).map(({ words }) => html`<blockquote>${paragraphs(words)}</blockquote>`)}`
    })}`
}

function decisionOf(decision: DecisionRecord, audience: Audience, { say, day }: CycleWords): Html {
  const { what, became, actions } = decision
  const standing = ({ endedAt, dueOn }: DecisionRecord['actions'][number]) =>
    endedAt === null ? say('cycles:actions.dueOn', { day: day(dueOn) }) : say('cycles:actions.isDone')
  return html`<section class="section">
    ${paragraphs(what)}
    ${
      actions.length > 0 &&
      html`<ul>
        ${actions.map(
          (action) =>
            html`<li>
              ${isolated(action.what)}${audience === 'staff' && [' · ', isolated(action.ownerName)]} ·
              ${standing(action)}
            </li>`,
        )}
      </ul>`
    }
    ${became !== '' && html`<p>${say('cycles:decisions.became')}: ${isolated(became)}</p>`}
  </section>`
}

function decisionsOf(
  { decisions, noDecision, last }: CycleRecord,
  audience: Audience,
  words: CycleWords,
): Html {
  const { say } = words
  const none = noDecision === '' ? say('cycles:decisions.none') : noDecision
  return html`<h2>${say('cycles:part.decisions')}</h2>
    ${decisions.length === 0 ? paragraphs(none) : decisions.map((each) => decisionOf(each, audience, words))}
    ${
      last !== null &&
      last.decisions.length > 0 &&
      html`<h2>${say('cycles:part.last')}</h2>
        ${last.decisions.map((each) => decisionOf(each, audience, words))}`
    }`
}

/** The report of a cycle: cover, context, figures with how they are counted, what people said, and what was decided. */
export function cyclePaper({
  cycle,
  audience,
  language,
  today,
  school,
}: {
  readonly cycle: CycleRecord
  readonly audience: Audience
  readonly language: 'en' | 'es'
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper'>
}): Paper {
  const office = officeWords(language)
  const words: CycleWords = { locale: language, say: office.say, day: office.day }
  const { say } = words
  const { kind, name, fromDay: from, toDay: to, questions, figures } = cycle
  return officePaper({
    name: 'cycle',
    title: cycleTitle({ kind, name, from, to }, words),
    facts: [office.fullDay(today), say(`cycles:audience.${audience}`)],
    body: html`<p>
        ${say(`cycles:paper.about.${audience}`, { time: cycleTime({ kind, from, to }, words), school: school.name })}
      </p>
      ${
        questions.length > 0 &&
        html`<h2>${say('cycles:questions.title')}</h2>
          <ul>
            ${questions.map((question) => html`<li>${isolated(question)}</li>`)}
          </ul>`
      }
      ${figures === null ? html`<p>${say('cycles:paper.notFrozen')}</p>` : figuresOf(figures, audience, words)}
      ${findingsOf(cycle, audience, words)} ${decisionsOf(cycle, audience, words)}
      ${
        figures !== null &&
        html`<h2>${say('cycles:paper.frozen')}</h2>
          <p>
            ${say('cycles:paper.frozenOn', {
              ...{ day: office.day(figures.frozenOn), program: figures.program },
              protocol: figures.protocol ?? say('cycles:paper.noProtocol'),
            })}
          </p>
          <p class="sum">SHA-256 ${figures.sha256}</p>`
      }`,
    school,
    words: office,
    styles: STYLES,
  })
}
