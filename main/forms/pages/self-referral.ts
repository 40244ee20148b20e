import { crisisBox } from '../../packets/letterhead.ts'
import { BLANK, ticks } from '../../packets/form-marks.ts'
import { html, leftToRight, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { drawing, type Drawing } from '../../print/drawings.ts'
import type { FormFacts } from '../form-facts.ts'
import { formHead, writeLine, writeRoom } from '../parts.ts'

const FEELINGS = ['sad', 'worried', 'angry', 'lonely', 'tired', 'fine'] as const satisfies readonly Drawing[]
const LITTLE_TOPICS = [
  'home',
  'friends',
  'school',
  'body',
  'mean',
  'other',
] as const satisfies readonly Drawing[]
const TOPICS = [
  'worry',
  'down',
  'friends',
  'family',
  'mean',
  'loss',
  'drugs',
  'needs',
  'school',
  'other',
] as const
const WHEN = ['today', 'week', 'later'] as const
const WAYS = ['call', 'come'] as const

/** How a child who hardly reads asks to talk: pictures to circle, and room to draw. */
export function littleSelfReferral({ say, plain }: PrintText): Html {
  const picture = (name: Drawing, words: string) =>
    html`<div class="picture">
      ${drawing(name, words)}
      <p>${words}</p>
    </div>`
  return html`${formHead(say('forms.little.title'))}
    <p>${say('forms.little.how')}</p>
    <div class="halves">${writeLine(say('forms.fields.name'))} ${writeLine(say('forms.fields.class'))}</div>
    <h2>${say('forms.little.feel')}</h2>
    <div class="pictures six">
      ${FEELINGS.map((name) => picture(name, plain(`forms.little.feelings.${name}`)))}
    </div>
    <h2>${say('forms.little.about')}</h2>
    <div class="pictures six">
      ${LITTLE_TOPICS.map((name) => picture(name, plain(`forms.little.topics.${name}`)))}
    </div>
    <h2>${say('forms.little.draw')}</h2>
    <div class="draw"></div>
    <div class="boxed crisis">
      <p><b>${say('forms.little.safe')}</b></p>
    </div>
    <p>${say('forms.little.give')}</p>`
}

/** How an older student asks to talk, with as little as they like to say. */
export function teenSelfReferral(text: PrintText): Html {
  const { say } = text
  return html`${formHead(say('forms.teen.title'))}
    <div class="boxed crisis">
      <p><b>${say('forms.teen.danger')}</b></p>
    </div>
    <p>${say('forms.teen.how')}</p>
    <div class="halves">${writeLine(say('forms.fields.name'))} ${writeLine(say('forms.fields.class'))}</div>
    <h2>${say('forms.teen.about')}</h2>
    ${ticks(
      TOPICS.map((topic) =>
        topic === 'other'
          ? html`${say('forms.teen.topics.other')}: ${BLANK}`
          : say(`forms.teen.topics.${topic}`),
      ),
      'two',
    )}
    <div class="halves">
      <div>
        <h2>${say('forms.teen.soon')}</h2>
        ${ticks(WHEN.map((when) => say(`forms.teen.when.${when}`)))}
      </div>
      <div>
        <h2>${say('forms.teen.find')}</h2>
        ${ticks(WAYS.map((way) => say(`forms.teen.ways.${way}`)))}
      </div>
    </div>
    ${writeRoom(say('forms.teen.words'), 5)}
    <p class="rights">${say('forms.teen.private')}</p>
    ${crisisLines(text)}`
}

/** The numbers alone: what parents are told about staying and locking up is not for a student. */
function crisisLines({ say }: PrintText): Html {
  return html`<div class="boxed crisis">
    <p>${say('forms.aloud.danger1', { emergency: html`<b>911</b>`, line: html`<b>988</b>` })}</p>
  </div>`
}

const HELP = ['talk', 'outside', 'needs', 'unsure'] as const

/** How a family asks for help for a child. */
export function parentRequest(text: PrintText, { about, school }: FormFacts): Html {
  const { say } = text
  const grade = about?.student.grade ?? null
  const give =
    school.phone === ''
      ? say('forms.give')
      : say('forms.givePhone', { phone: html`<b>${leftToRight(school.phone)}</b>` })
  return html`${formHead(say('forms.parent.title'))}
    <p>${say('forms.parent.how')}</p>
    <div class="halves">
      ${writeLine(say('forms.fields.child'), about?.childName ?? '')}
      ${writeLine(say('providerLetter.grade'), grade === null ? '' : say(`grade.${grade}`))}
      ${writeLine(say('consentForm.name'))} ${writeLine(say('provider.phone'))}
      ${writeLine(say('forms.fields.language'))} ${writeLine(say('forms.fields.bestTime'))}
    </div>
    ${ticks([say('forms.fields.interpreter')])} ${writeRoom(say('forms.parent.worry'), 4)}
    ${writeLine(say('forms.parent.since'))}
    <h2>${say('forms.parent.help')}</h2>
    ${ticks(
      HELP.map((way) => say(`forms.parent.ways.${way}`)),
      'two',
    )}
    <div class="roles">
      <span><b>${say('forms.parent.knows')}</b></span>
      ${ticks([say('forms.fields.yes'), say('forms.fields.no')], 'inline')}
    </div>
    <p class="rights">${say('forms.parent.then')}</p>
    <p>${give}</p>
    ${crisisBox(text)}`
}
