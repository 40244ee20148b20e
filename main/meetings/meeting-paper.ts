import type { MeetingRecord } from '#shared/api/meetings.ts'
import {
  isOfOneStudent,
  type AgendaReason,
  type MeetingItem,
  type MeetingPerson,
} from '#shared/domain/meeting.ts'
import type { School } from '#shared/domain/school.ts'
import { withoutNames } from '#shared/domain/without-names.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import { printedDocument } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** What the papers of a meeting are made of. */
export interface MeetingPaper {
  readonly record: MeetingRecord
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: Locale
  /** The names a case must not be known by on paper: those of its student and their family. */
  readonly namesOf: (caseId: string) => readonly string[]
  /** Whether what was decided in a case is for everybody who comes. */
  readonly isForAll: (caseId: string) => boolean
}

/** How the papers of one meeting say things. */
export interface MeetingWords {
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string
  /** A day in full. */
  long(day: string): string
  short(day: string): string
  /** A time of day, `14:30`, as people say it. */
  time(at: string): string
  readonly title: string
  /** What somebody wrote at an item, with the code of its case in the place of each name. */
  written(item: Pick<MeetingItem, 'caseId' | 'caseCode'>, words: string): string
  /** A case by its code, a concern without anything, a line by its words. */
  subject(item: MeetingItem): Html | string
  reason(reason: AgendaReason): string
  /** A guest of a meeting about one student is called by what they are here as. */
  person(person: MeetingPerson): string
}

/** The words of one meeting's papers, in one language. */
export function meetingWords({ record, language, namesOf }: MeetingPaper): MeetingWords {
  const { meeting } = record
  const say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) =>
    translate(language, key, values)
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    return (day: string) => made.format(new Date(`${day}T12:00:00Z`))
  }
  const short = format({ month: 'short', day: 'numeric' })
  const kind = say(`meetings:kind.${meeting.kind}`)
  const written: MeetingWords['written'] = ({ caseId, caseCode }, words) =>
    caseId !== null && caseCode !== null ? withoutNames(words, namesOf(caseId), caseCode) : words
  return {
    say,
    long: format({ dateStyle: 'full' }),
    short,
    time: (at) =>
      new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(
        new Date(`2026-12-08T${at}:00Z`),
      ),
    title:
      meeting.title === ''
        ? kind
        : written({ caseId: meeting.caseId, caseCode: meeting.caseCode }, meeting.title),
    written,
    subject: (item) => {
      if (item.subject.kind === 'line') return written(item, item.subject.words)
      return item.caseCode === null
        ? say('meetings:paper.concern')
        : html`<b>${leftToRight(item.caseCode)}</b>`
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
          return say(`meetings:why.${reason.why}`, { day: short(reason.since) })
        case 'linked':
          return say('meetings:why.linked', { day: short(reason.on) })
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
.sheet-meeting table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.sheet-meeting thead { display: table-header-group; }
.sheet-meeting th, .sheet-meeting td { border-bottom: 0.75pt solid #000; padding: 0.4em 0.5em 0.4em 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.sheet-meeting tr, .sheet-meeting li { break-inside: avoid; }
.sheet-meeting .number { width: 6%; }
.sheet-meeting .subject { width: 40%; }
.sheet-meeting .write { height: 4.5em; }
.sheet-meeting .sign td { height: 2.6em; vertical-align: bottom; }
.sheet-meeting .who { width: 50%; }
.sheet-meeting ol, .sheet-meeting ul { padding-inline-start: 1.4em; }
.sheet-meeting .quiet { font-size: 0.9em; }
`

/** When and where, below the title of every paper of a meeting. */
function headOf({ record: { meeting } }: MeetingPaper, words: MeetingWords): Html {
  const time = meeting.atTime && words.time(meeting.atTime)
  const facts = [words.long(meeting.onDay), time, meeting.place].filter(Boolean)
  return html`<h1>${words.title}</h1>
    <p>${facts.map((fact, at) => html`${at > 0 && ' · '}${isolated(String(fact))}`)}</p>
    ${meeting.caseCode !== null && html`<p>${words.say('meetings:paper.about')} <b>${leftToRight(meeting.caseCode)}</b></p>`}`
}

/** A whole paper of a meeting around its body. */
export function meetingDocument(paper: MeetingPaper, words: MeetingWords, body: Html): string {
  const { school, language } = paper
  const sheet = {
    name: 'meeting',
    text: printText(language),
    body: html`${headOf(paper, words)} ${body}`,
    from: school.name,
  }
  return printedDocument({ paper: school.paper, largePrint: false }, [sheet], STYLES)
}
