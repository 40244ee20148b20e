import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'
import { meetingOfPeople, meetingWords, type MeetingPaper } from './meeting-paper.ts'

const EMPTY_LINES = 4

/** A sheet to sign for everybody who comes, with room for those nobody expected. */
export function attendanceLetter(paper: MeetingPaper): Paper {
  const words = meetingWords(paper)
  const names = paper.record.people.map((person) => words.person(person))
  return meetingOfPeople(
    paper,
    words,
    paperTable(
      [
        { heading: words.say('meetings:paper.nameAndRole'), width: '50%', kind: 'sign' },
        { heading: words.say('meetings:paper.signature'), kind: 'sign' },
      ],
      [...names, ...Array.from({ length: EMPTY_LINES }, () => '')].map((name) => [name]),
    ),
  )
}
