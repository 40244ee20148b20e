import { html } from '../print/html.ts'
import { meetingDocument, meetingWords, type MeetingPaper } from './meeting-paper.ts'

/** The agenda on paper: by case code, without a name of a student, with room to write. */
export function agendaLetter(paper: MeetingPaper): string {
  const words = meetingWords(paper)
  const { say } = words
  const { people, items } = paper.record
  return meetingDocument(
    paper,
    words,
    html`${
        people.length > 0 &&
        html`<p>
          ${say('meetings:paper.asked')} ${people.map((person) => words.person(person)).join(' · ')}
        </p>`
      }
      ${
        items.length === 0
          ? html`<p>${say('meetings:agenda.none')}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col" class="number"></th>
                  <th scope="col" class="subject">${say('meetings:agenda.title')}</th>
                  <th scope="col">${say('meetings:paper.room')}</th>
                </tr>
              </thead>
              <tbody>
                ${items.map(
                  (item, at) =>
                    html`<tr>
                      <td>${String(at + 1)}</td>
                      <td>
                        ${words.subject(item)}<br /><span class="quiet"
                          >${item.reasons.map((reason) => words.reason(reason)).join(' · ')}</span
                        >
                      </td>
                      <td class="write"></td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      <p class="quiet">${say('meetings:paper.byCode')}</p>`,
  )
}
