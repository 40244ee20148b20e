import type { SessionLine } from '#shared/api/trainings.ts'
import type { School } from '#shared/domain/school.ts'
import type { TrainingPerson } from '#shared/domain/training.ts'
import type { Locale } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, type Html } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** What a sign-in sheet of a session is made of. */
export interface SessionPaper {
  readonly session: SessionLine
  readonly people: readonly Pick<TrainingPerson, 'name' | 'position'>[]
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}

const STYLES = `
.sheet-training table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.sheet-training thead { display: table-header-group; }
.sheet-training th, .sheet-training td { border-bottom: 0.75pt solid #000; padding: 0.4em 0.5em 0.4em 0; text-align: start; vertical-align: bottom; overflow-wrap: anywhere; }
.sheet-training td { height: 2.4em; }
.sheet-training tr { break-inside: avoid; }
.sheet-training .who { width: 50%; }
`

const EMPTY_LINES = 6

/** A sheet to sign at a training: those who must have it by name, and room for others. */
export function sessionLetter({ session, people, school, language }: SessionPaper): string {
  const { trainingName, onDay, atTime, place, leader, minutes } = session
  const noon = new Date(`${onDay}T12:00:00Z`)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(noon)
  const time =
    atTime &&
    new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(
      new Date(`${onDay}T${atTime}:00Z`),
    )
  const length = minutes && translate(language, 'trainings:session.minutes', { count: minutes })
  const facts = [day, time, place, length].filter(Boolean)
  const row = (name: Html | string, position: string): Html =>
    html`<tr>
      <td>${name}${position !== '' && html`, ${isolated(position)}`}</td>
      <td></td>
    </tr>`
  const body = html`<h1>${isolated(trainingName)}</h1>
    <p>${facts.map((fact, index) => html`${index > 0 && ' · '}${isolated(String(fact))}`)}</p>
    ${leader !== '' && html`<p>${translate(language, 'trainings:paper.leader')} ${isolated(leader)}</p>`}
    <table>
      <thead>
        <tr>
          <th scope="col" class="who">${translate(language, 'trainings:paper.name')}</th>
          <th scope="col">${translate(language, 'trainings:paper.signature')}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(({ name, position }) => row(isolated(name), position))}
        ${Array.from({ length: EMPTY_LINES }, () => row('', ''))}
      </tbody>
    </table>
    <p>${translate(language, 'trainings:paper.backTo')}</p>`
  const sheet = { name: 'training', text: printText(language), body, from: school.name }
  return printedDocument({ paper: school.paper, largePrint: false }, [sheet], STYLES)
}
