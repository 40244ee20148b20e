import type { MeetingRecord } from '#shared/api/meetings.ts'
import { type Concern, groupsOf } from '#shared/domain/concern.ts'
import {
  isBeforeGuests,
  isOfOneStudent,
  type AgendaReason,
  type MeetingItem,
  type MeetingPerson,
} from '#shared/domain/meeting.ts'
import type { School } from '#shared/domain/school.ts'
import type { Student } from '#shared/domain/student.ts'
import { withoutNames } from '#shared/domain/without-names.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import { officePaper, paperByCode } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'

/** What tells one concern from another without a name. */
export interface ConcernMarks extends Pick<Concern, 'immediateDanger' | 'proposedUrgency' | 'noticed'> {
  readonly receivedOn: string
  readonly grade: Student['grade']
}

/** What the papers of a meeting are made of. */
export interface MeetingPaper {
  readonly record: MeetingRecord
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
  /** The names a case must not be known by on paper: those of its student and their family. */
  readonly namesOf: (caseId: string) => readonly string[]
  /** What a concern without a case is known by on paper. */
  readonly marksOf: (concernId: string) => ConcernMarks
  /** Whether what was decided in a case is for everybody who comes. */
  readonly isForAll: (caseId: string) => boolean
}

/** How the papers of one meeting say things. */
export interface MeetingWords extends OfficeWords {
  readonly title: string
  /** Whether a guest reads it who knows which student it is about: then nothing of the student stands on it. */
  readonly isBeforeGuests: boolean
  /** What somebody wrote at an item, with the code of its case in the place of each name. */
  written(item: Pick<MeetingItem, 'caseId' | 'caseCode'>, words: string): string
  /** A case by its code, a concern without a case by what tells it from another, a line by its words. */
  subject(item: MeetingItem): Html | string
  reason(reason: AgendaReason): string
  /** A guest of a meeting about one student is called by what they are here as. */
  person(person: MeetingPerson): string
}

/** The words of one meeting's papers, in one language. */
export function meetingWords({ record, language, namesOf, marksOf }: MeetingPaper): MeetingWords {
  const { meeting, people } = record
  const forGuests = isBeforeGuests(meeting, people)
  const words = officeWords(language)
  const { say, shortDay } = words
  const kind = say(`meetings:kind.${meeting.kind}`)
  const marked = ({ receivedOn, grade, noticed, immediateDanger, proposedUrgency }: ConcernMarks) =>
    [
      say('meetings:paper.received', { day: shortDay(receivedOn) }),
      grade !== null && say(`vocabulary:grade.${grade}`),
      immediateDanger && say('today:line.danger'),
      proposedUrgency !== null && say(`vocabulary:urgency.${proposedUrgency}`),
      ...groupsOf(noticed).map((group) => say(`vocabulary:reasonGroup.${group}`)),
    ]
      .filter(Boolean)
      .join(' · ')
  const written: MeetingWords['written'] = ({ caseId, caseCode }, words) =>
    caseId !== null && caseCode !== null
      ? withoutNames(words, namesOf(caseId), forGuests ? say('meetings:paper.theStudent') : caseCode)
      : words
  return {
    ...words,
    title:
      meeting.title === ''
        ? kind
        : written({ caseId: meeting.caseId, caseCode: meeting.caseCode }, meeting.title),
    written,
    isBeforeGuests: forGuests,
    subject: (item) => {
      if (forGuests) return say('meetings:paper.point')
      if (item.subject.kind === 'line') return written(item, item.subject.words)
      if (item.caseCode !== null) return html`<b>${leftToRight(item.caseCode)}</b>`
      const what = say(item.isUndecided ? 'meetings:paper.concern' : 'meetings:paper.concernAnswered')
      return item.subject.kind === 'concern'
        ? html`${what}<br /><span class="quiet">${marked(marksOf(item.subject.concernId))}</span>`
        : what
    },
    reason: (reason) => {
      switch (reason.why) {
        case 'pressing':
          return say(`vocabulary:urgency.${reason.urgency}`)
        case 'undone':
          return say('meetings:why.undone', { count: reason.count })
        case 'new-concern':
        case 'overdue':
        case 'waiting':
          return say(`meetings:why.${reason.why}`, { day: shortDay(reason.since) })
        case 'linked':
          return say('meetings:why.linked', { day: shortDay(reason.on) })
        case 'unplanned':
        case 'about':
        case 'chosen':
          return say(`meetings:why.${reason.why}`)
      }
    },
    person: ({ attendee, name, role }) =>
      attendee.kind === 'guest' && isOfOneStudent(meeting.kind)
        ? role || say('meetings:people.guest')
        : [name, role].filter((part) => part !== '').join(', '),
  }
}

const STYLES = `
.sheet-meeting .table .write { height: 4.5em; }
.sheet-meeting .table .sign { vertical-align: bottom; }
`

/** What stands in the frame of a paper of this meeting: when and where below its title. */
function frameOf({ school, record: { meeting } }: MeetingPaper, words: MeetingWords, body: Html) {
  return {
    ...{ name: 'meeting', title: words.title, styles: STYLES, school, words },
    facts: [words.fullDay(meeting.onDay), meeting.atTime && words.time(meeting.atTime), meeting.place],
    body: html`${
      meeting.caseCode !== null &&
      !words.isBeforeGuests &&
      html`<p>${words.say('meetings:paper.about')} <b>${leftToRight(meeting.caseCode)}</b></p>`
    }
    ${body}`,
  }
}

/** A whole paper of a meeting around its body: what is said of students stands on it by their case code. */
export function meetingByCode(paper: MeetingPaper, words: MeetingWords, body: Html): Paper {
  return paperByCode(frameOf(paper, words, body))
}

/** A whole paper of a meeting around its body that lists who comes. */
export function meetingOfPeople(paper: MeetingPaper, words: MeetingWords, body: Html): Paper {
  return officePaper(frameOf(paper, words, body))
}
