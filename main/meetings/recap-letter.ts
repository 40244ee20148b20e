import type { MeetingDecision, MeetingItem } from '#shared/domain/meeting.ts'

import { html, isolated, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { meetingByCode, meetingWords, type MeetingPaper } from './meeting-paper.ts'

/**
 * What came of a meeting: by case code, and for each person what they took on. What was said stays with the cases, and
 * what was decided in a case that is not for everybody who comes.
 */
export function recapLetter(paper: MeetingPaper): Paper {
  const words = meetingWords(paper)
  const { say } = words
  const { meeting, people, items, nextOn } = paper.record
  const present = people.filter(({ isPresent }) => isPresent === true)
  const minutes = people.find(
    ({ attendee }) => attendee.kind === 'account' && attendee.id === meeting.minutesBy,
  )
  const isForAll = ({ caseId }: MeetingItem) =>
    !words.isBeforeGuests && (caseId === null || paper.isForAll(caseId))
  const whatOf = (item: MeetingItem, { what }: MeetingDecision) =>
    isForAll(item) ? words.written(item, what) : say('meetings:paper.inCase')
  const taken = items.flatMap((item) =>
    item.decisions.map((decision) => ({ ...decision, item, what: whatOf(item, decision) })),
  )
  const line = ({ what, dueOn }: Pick<MeetingDecision, 'what' | 'dueOn'>): Html =>
    html`${isolated(what)}, ${say('meetings:paper.by', { day: words.shortDay(dueOn) })}`
  const byPerson = Object.values(Object.groupBy(taken, ({ ownerId }) => ownerId))
  return meetingByCode(
    paper,
    words,
    html`<p>
        ${say('meetings:paper.present')}
        ${
          present.length > 0
            ? present.map((person) => words.person(person)).join(' · ')
            : say('meetings:paper.nobodyMarked')
        }
      </p>
      ${minutes !== undefined && html`<p>${say('meetings:paper.minutes')} ${isolated(minutes.name)}</p>`}
      <h2>${say('meetings:paper.talkedAbout')}</h2>
      <ol>
        ${items.map(
          (item) =>
            html`<li>
              ${words.subject(item)}
              ${
                item.decisions.length === 0
                  ? html`<span class="quiet">· ${say('meetings:paper.noDecision')}</span>`
                  : html`<ul>
                      ${taken
                        .filter((each) => each.item === item)
                        .map((each) => html`<li>${line(each)}: ${isolated(each.ownerName)}</li>`)}
                    </ul>`
              }
            </li>`,
        )}
      </ol>
      ${byPerson.length > 0 && html`<h2>${say('meetings:paper.tookOn')}</h2>`}
      ${byPerson.map(
        (lines = []) =>
          html`<h3>${isolated(lines[0]?.ownerName ?? '')}</h3>
            <ul>
              ${lines.map(
                (each) =>
                  html`<li>
                    ${each.item.subject.kind === 'line' ? '' : html`${words.subject(each.item)} · `}${line(each)}
                  </li>`,
              )}
            </ul>`,
      )}
      <p>${say('meetings:paper.next', { day: words.fullDay(nextOn) })}</p>`,
  )
}
