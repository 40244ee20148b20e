import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { School } from '#shared/domain/school.ts'
import { type Contact, fullName, type Student } from '#shared/domain/student.ts'

import { nameUsedAtHome } from '../packets/gather-facts.ts'
import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { besideUnchecked } from '../print/unchecked.ts'

/** What a pick-up sheet is made of: nothing of it says why somebody is called for. */
export interface PickUpPaper {
  readonly student: Student
  /** Those of whom one may come, each with the name they know the student by. */
  readonly contacts: readonly Contact[]
  /** Who comes, where that is known. */
  readonly whoComes: Contact | null
  readonly school: Pick<School, 'name' | 'paper' | 'phone'>
  readonly today: string
  readonly text: PrintText
  readonly english: PrintText
  /** Nobody waits for a name in a crisis: a line is left for it. */
  readonly interpreter: Interpreter | null
}

const STYLES = `
.sheet-pick-up dl > div { padding: 0.7em 0; grid-template-columns: 14em minmax(0, 1fr); }
.sheet-pick-up .ticks { list-style: none; padding: 0; margin: 0; }
.sheet-pick-up .ticks li { padding-inline-start: 1.4em; }
.sheet-pick-up .ticks li::before { content: ""; float: inline-start; width: 0.8em; height: 0.8em; border: 1pt solid #000; margin-top: calc((1lh - 0.8em) / 2); margin-inline-start: -1.4em; }
.sheet-pick-up .write { min-height: 1.5em; }
.sheet-pick-up .sign { min-height: 3.4em; }
${BESIDE_STYLES}`

/** What whoever comes for the student signs, in their language: who they are, and when they left together. */
export function pickUpSheet({ school, text, english, interpreter, ...asked }: PickUpPaper): Paper {
  const draw = (each: PrintText) => pickUpBody(each, { school, ...asked })
  const body = besideUnchecked(draw, { text, english, isWhole: true, interpreter })
  const sheet = { name: 'pick-up', text, body, from: school.name }
  return { look: { paper: school.paper, largePrint: false }, sheets: [sheet], styles: STYLES }
}

function pickUpBody(
  { say, language }: PrintText,
  { student, contacts, whoComes, school, today }: Omit<PickUpPaper, 'text' | 'english' | 'interpreter'>,
): Html {
  const given = nameUsedAtHome(student, contacts)
  const row = (key: PrintKey, value: Html | null, kind = 'write'): Html =>
    html`<div class="row">
      <dt>${say(key)}</dt>
      <dd class="${kind}">${value}</dd>
    </div>`
  return html`<h1>${say('pickUp.title')}</h1>
    <p>${say('pickUp.intro')}</p>
    <dl class="rows">
      ${row('pickUp.student', given === null ? null : isolated(fullName({ givenName: given, familyName: student.familyName })))}
      ${row('pickUp.day', printedDay(language, today))}
      ${row('pickUp.name', whoComes && isolated(whoComes.name))}
      ${row('pickUp.relation', whoComes && whoComes.relation !== 'other' ? say(`relation.${whoComes.relation}`) : null)}
      ${row(
        'pickUp.seen',
        html`<ul class="ticks">
          <li>${say('pickUp.photo')}</li>
          <li>${say('pickUp.known')}</li>
          <li>${say('pickUp.otherWay')}</li>
        </ul>`,
      )}
      ${row('pickUp.time', null)}
    </dl>
    <p class="signature"><b>${say('pickUp.sign')}</b></p>
    <dl class="rows">${row('pickUp.signature', null, 'sign')} ${row('pickUp.staff', null, 'sign')}</dl>
    ${school.phone !== '' && html`<p>${say('pickUp.call', { phone: leftToRight(school.phone) })}</p>`}`
}
