import { BLANK, SHORT_BLANK } from '../../packets/form-marks.ts'
import { html, isolated, leftToRight, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { drawing, type Drawing } from '../../print/drawings.ts'
import type { FormFacts } from '../form-facts.ts'
import { formHead } from '../parts.ts'

const STEPS = ['worry', 'talk', 'search', 'phone', 'visit', 'tell'] as const satisfies readonly Drawing[]
const GOOD_TO_KNOW = ['free', 'interpreter', 'choice'] as const satisfies readonly Drawing[]

/** The way to help in pictures, for those who do not read. */
export function picturePage({ say, plain }: PrintText, { school }: FormFacts): Html {
  const step = (name: Drawing, at: number) => {
    const key = `forms.pictures.step${at + 1}` as 'forms.pictures.step1'
    return html`<div class="picture">
      <p class="count">${at + 1}</p>
      ${drawing(name, plain(key))}
      <p>${say(key)}</p>
    </div>`
  }
  const known = (name: (typeof GOOD_TO_KNOW)[number]) =>
    html`<div class="picture">
      ${drawing(name, plain(`forms.pictures.${name}`))}
      <p>${say(`forms.pictures.${name}`)}</p>
    </div>`
  const number = (digits: string) => ({ number: html`<b class="big">${leftToRight(digits)}</b>` })
  return html`${formHead(say('forms.pictures.title'))}
    <div class="pictures steps">${STEPS.map(step)}</div>
    <div class="pictures known rights">${GOOD_TO_KNOW.map(known)}</div>
    <div class="boxed calls crisis">
      ${drawing('danger', plain('crisis.title'))}
      <p>${say('forms.pictures.danger', number('911'))}</p>
      ${drawing('dayAndNight', plain('forms.hotline.title'))}
      <p>${say('forms.pictures.line', number('988'))}</p>
      ${
        school.phone !== '' &&
        html`${drawing('building', school.name)}
          <p>
            ${isolated(school.name)}<br />${say('forms.pictures.school', {
              phone: html`<b class="big">${leftToRight(school.phone)}</b>`,
            })}
          </p>`
      }
    </div>`
}

const PARTS = ['why', 'choice', 'private', 'sign', 'cost', 'language'] as const

/** What of it is said of rights and of what somebody signs. */
const RIGHTS: ReadonlySet<(typeof PARTS)[number]> = new Set(['choice', 'private', 'sign', 'language'])

/** What is read aloud to a family, so that whoever does not read knows what the pages say. */
export function readAloud({ say }: PrintText, { school }: FormFacts): Html {
  const part = (title: Html, words: Html, kind = 'part') =>
    html`<section class="${kind}">
      <h2>${title}</h2>
      <p>${words}</p>
    </section>`
  return html`${formHead(say('forms.aloud.title'))}
    <p class="boxed quiet">${say('forms.aloud.note')}</p>
    ${part(
      say('forms.aloud.hello'),
      say('forms.aloud.hello1', { blank: BLANK, school: isolated(school.name) }),
    )}
    ${PARTS.map((name) =>
      part(say(`forms.aloud.${name}`), say(`forms.aloud.${name}1`), RIGHTS.has(name) ? 'rights' : 'part'),
    )}
    ${part(
      say('forms.aloud.danger'),
      say('forms.aloud.danger1', { emergency: html`<b>911</b>`, line: html`<b>988</b>` }),
      'crisis',
    )}
    ${part(say('forms.aloud.ask'), say('forms.aloud.ask1'))}
    <p class="read rights">
      ${say('forms.aloud.read', { day: SHORT_BLANK, who: BLANK })}
      ${say('forms.aloud.interpreted', { who: BLANK })}
    </p>`
}
