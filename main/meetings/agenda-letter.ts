import { html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'
import { meetingByCode, meetingWords, type MeetingPaper } from './meeting-paper.ts'

/** The agenda on paper: by case code, without a name of a student, with room to write. */
export function agendaLetter(paper: MeetingPaper): Paper {
  const words = meetingWords(paper)
  const { say } = words
  const { people, items } = paper.record
  return meetingByCode(
    paper,
    words,
    html`${
      people.length > 0 &&
      html`<p>${say('meetings:paper.asked')} ${people.map((person) => words.person(person)).join(' · ')}</p>`
    }
    ${
      items.length === 0
        ? html`<p>${say('meetings:agenda.none')}</p>`
        : paperTable(
            [
              { heading: '', width: '6%' },
              { heading: say('meetings:agenda.title'), width: '40%' },
              { heading: say('meetings:paper.room'), kind: 'write' },
            ],
            items.map((item, at) => [
              String(at + 1),
              html`${words.subject(item)}${
                !words.isBeforeGuests &&
                html`<br /><span class="quiet"
                    >${item.reasons.map((reason) => words.reason(reason)).join(' · ')}</span
                  >`
              }`,
            ]),
          )
    }`,
  )
}
