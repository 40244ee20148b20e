import { Reason } from '#shared/domain/concern.ts'
import { type FormId, nameOnForm } from '#shared/domain/form.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { Contact } from '#shared/domain/student.ts'

import { ticks } from '../../packets/form-marks.ts'
import { html, isolated, joined, leftToRight, type Html } from '../../print/html.ts'
import { printedLanguage } from '../../print/print-words.ts'
import { paperTable } from '../../print/table.ts'
import { numbersToCall } from '../../protocols/numbers-to-call.ts'
import type { FormFacts, FormStudent } from '../form-facts.ts'
import { formHead, writeLine, writeRoom } from '../parts.ts'
import type { StaffKey, StaffText } from '../staff-text.ts'

const SOON = ['now', 'today', 'week', 'later'] as const

/** Who a page is about; what is known stands on the line already. */
function aboutStudent(form: FormId, { say, page }: StaffText, { about }: FormFacts): Html {
  const grade = about?.student.grade ?? null
  return html`<div class="halves">
    ${writeLine(say('fields.student'), about ? nameOnForm(form, about.student) : '')}
    ${writeLine(say('fields.grade'), grade === null ? '' : page.say(`grade.${grade}`))}
  </div>`
}

/** What a member of staff noticed, in the words the office asks for. */
export function staffConcern(text: StaffText, facts: FormFacts): Html {
  const { say, page } = text
  return html`${formHead(say('concern.title'))}
    <p class="boxed"><b>${say('concern.danger')}</b></p>
    <p>${say('concern.how')}</p>
    ${aboutStudent('staff-concern', text, facts)}
    <div class="halves">${writeLine(say('fields.by'))} ${writeLine(say('fields.date'))}</div>
    <h2>${say('concern.noticed')}</h2>
    ${ticks(
      Reason.options.map((reason) => page.say(`reason.${reason}`)),
      'three',
    )}
    ${writeRoom(say('concern.saw'), 5)}
    <div class="halves">${writeLine(say('concern.since'))} ${writeLine(say('concern.often'))}</div>
    ${writeLine(say('concern.where'))} ${writeRoom(say('concern.words'), 2)}
    ${writeRoom(say('concern.tried'), 2)}
    <div class="roles">
      <span><b>${say('concern.family')}</b></span>
      ${ticks([say('fields.yes'), say('fields.no'), say('fields.notSure')], 'inline')}
    </div>
    <div class="roles">
      <span><b>${say('concern.soon')}</b></span>
      ${ticks(
        SOON.map((when) => say(`concern.soonOptions.${when}`)),
        'inline',
      )}
    </div>
    <p class="quiet">${say('concern.answer')}</p>`
}

const BEHAVIOR_COLUMNS = [
  ['behavior.when', '12%'],
  ['behavior.where', '15%'],
  ['behavior.before', '17%'],
  ['behavior.what', '21%'],
  ['behavior.after', '17%'],
  ['behavior.long', '10%'],
  ['behavior.by', '8%'],
] as const satisfies readonly (readonly [StaffKey, `${number}%`])[]

const LOG_COLUMNS = [
  ['log.when', '13%'],
  ['log.whom', '16%'],
  ['log.how2', '10%'],
  ['log.language', '14%'],
  ['log.reached', '10%'],
  ['log.agreed', '28%'],
  ['log.by', '9%'],
] as const satisfies readonly (readonly [StaffKey, `${number}%`])[]

function writtenTable(
  { plain }: StaffText,
  columns: readonly (readonly [StaffKey, `${number}%`])[],
  rows: number,
): Html {
  return paperTable(
    columns.map(([key, width]) => ({ heading: plain(key), width, kind: 'write' as const })),
    Array.from({ length: rows }, () => []),
  )
}

/** What happened, each time on a line of its own: what comes before and after is what can be changed. */
export function behaviorData(text: StaffText, facts: FormFacts): Html {
  const { say } = text
  return html`${formHead(say('behavior.title'), facts.about?.caseCode ?? null)}
    <p>${say('behavior.how')}</p>
    ${aboutStudent('behavior-data', text, facts)} ${writeLine(say('behavior.goal'))}
    ${writtenTable(text, BEHAVIOR_COLUMNS, 11)}`
}

/** A contact, with the name to use with them where the page calls the student another: no caller gives it away. */
function callLine({ say, page }: StaffText, contact: Contact, student: FormStudent['student']): Html {
  const { name, relation, phone, languageSpoken, interpreterNeeded, bestTime, voicemailAllowed } = contact
  const known = contact.studentNameUsed || student.givenName
  const more = [
    phone ? html`<b>${leftToRight(shownPhone(phone))}</b>` : null,
    languageSpoken ? html`${printedLanguage(page.language, languageSpoken)}` : null,
    interpreterNeeded ? say('log.interpreter') : null,
    bestTime === '' ? null : isolated(bestTime),
    voicemailAllowed === true ? null : say('log.voicemail'),
    known === (student.preferredName || student.givenName)
      ? null
      : say('log.knows', { name: isolated(known) }),
  ].filter((part) => part !== null)
  return html`<li>${isolated(name)} (${page.say(`relation.${relation}`)}): ${joined(more)}</li>`
}

/** Whom the office tried to reach, and what came of it. Nobody stands here who must not be contacted. */
export function contactLog(text: StaffText, facts: FormFacts): Html {
  const { say } = text
  const { about } = facts
  const people = about?.contacts ?? []
  return html`${formHead(say('log.title'), about?.caseCode ?? null)}
    <p>${say('log.how')}</p>
    ${aboutStudent('contact-log', text, facts)}
    ${
      about &&
      html`<h2>${say('log.people')}</h2>
        ${
          people.length === 0
            ? html`<p>${say('log.nobody')}</p>`
            : html`<ul>
                ${people.map((contact) => callLine(text, contact, about.student))}
              </ul>`
        }`
    }
    ${writtenTable(text, LOG_COLUMNS, about ? 9 : 11)}`
}

const SIGNS = { now: 5, today: 5, week: 5, do: 4, dont: 3 } as const

/** When a student is sent to the office, and what whoever sends them does and does not do. */
export function whenToRefer({ say, page }: StaffText, { numbers, pointsOfContact, school }: FormFacts): Html {
  const list = (part: keyof typeof SIGNS) =>
    html`<ul>
      ${Array.from({ length: SIGNS[part] }, (_, at) => {
        const key = `refer.${part}${at + 1}` as 'refer.now1'
        return html`<li>${say(key)}</li>`
      })}
    </ul>`
  const office = school.phone === '' ? null : html`<b>${leftToRight(school.phone)}</b>`
  return html`${formHead(say('refer.title'))}
    <p>${say('refer.about')}</p>
    <div class="boxed">
      <h2>${say('refer.now')}</h2>
      ${list('now')}
    </div>
    <div class="halves">
      <section>
        <h2>${say('refer.today')}</h2>
        ${list('today')}
      </section>
      <section>
        <h2>${say('refer.week')}</h2>
        ${list('week')}
      </section>
      <section>
        <h2>${say('refer.do')}</h2>
        ${list('do')}
      </section>
      <section>
        <h2>${say('refer.dont')}</h2>
        ${list('dont')}
      </section>
    </div>
    <h2>${say('refer.whom')}</h2>
    <ul>
      <li>${joined([say('refer.office'), ...(office ? [office] : [])])}</li>
      ${pointsOfContact.map((line) => html`<li>${isolated(line)}</li>`)}
    </ul>
    ${numbersToCall(page, numbers)}`
}
