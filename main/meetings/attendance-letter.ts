import { html } from '../print/html.ts'
import { meetingDocument, meetingWords, type MeetingPaper } from './meeting-paper.ts'

const EMPTY_LINES = 4

/** A sheet to sign for everybody who comes, with room for those nobody expected. */
export function attendanceLetter(paper: MeetingPaper): string {
  const words = meetingWords(paper)
  const { say } = words
  const row = (name: string) =>
    html`<tr>
      <td>${name}</td>
      <td></td>
    </tr>`
  return meetingDocument(
    paper,
    words,
    html`<table class="sign">
      <thead>
        <tr>
          <th scope="col" class="who">${say('meetings:paper.nameAndRole')}</th>
          <th scope="col">${say('meetings:paper.signature')}</th>
        </tr>
      </thead>
      <tbody>
        ${paper.record.people.map((person) => row(words.person(person)))}
        ${Array.from({ length: EMPTY_LINES }, () => row(''))}
      </tbody>
    </table>`,
  )
}
