import type { SessionLine } from '#shared/api/trainings.ts'
import type { School } from '#shared/domain/school.ts'
import type { TrainingPerson } from '#shared/domain/training.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { html, isolated, type Piece } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'

/** What a sign-in sheet of a session is made of. */
export interface SessionPaper {
  readonly session: SessionLine
  readonly people: readonly Pick<TrainingPerson, 'name' | 'position'>[]
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
}

const EMPTY_LINES = 6

const STYLES = `
.sheet-training .table .sign { vertical-align: bottom; }
`

/** A sheet to sign at a training: those who must have it by name, and room for others. */
export function sessionLetter({ session, people, school, language }: SessionPaper): Paper {
  const { trainingName, onDay, atTime, place, leader, minutes } = session
  const words = officeWords(language)
  const { say } = words
  const whoOf = ({ name, position }: (typeof people)[number]): Piece => [
    isolated(name),
    position !== '' && html`, ${isolated(position)}`,
  ]
  return officePaper({
    name: 'training',
    title: isolated(trainingName),
    facts: [
      words.fullDay(onDay),
      atTime && words.time(atTime),
      place,
      minutes !== null && say('trainings:session.minutes', { count: minutes }),
    ],
    body: html`${leader !== '' && html`<p>${say('trainings:paper.leader')} ${isolated(leader)}</p>`}
      ${paperTable(
        [
          { heading: say('trainings:paper.name'), width: '50%', kind: 'sign' },
          { heading: say('trainings:paper.signature'), kind: 'sign' },
        ],
        [...people.map((person) => [whoOf(person)]), ...Array.from({ length: EMPTY_LINES }, () => [])],
      )}
      <p>${say('trainings:paper.backTo')}</p>`,
    school,
    words,
    styles: STYLES,
  })
}
