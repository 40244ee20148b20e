import { atSchool } from '../../packets/at-school.ts'
import { crisisBox } from '../../packets/letterhead.ts'
import { ages, languages, payers } from '../../packets/provider-lines.ts'
import { html, isolated, joined, leftToRight, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { printedDay } from '../../print/print-words.ts'
import type { ServiceForFamilies } from '../../school-services/for-families.ts'
import type { FormFacts } from '../form-facts.ts'
import type { GuideEntry, GuideSection } from '../guide-entries.ts'
import { formHead } from '../parts.ts'

function entryOf(text: PrintText, entry: GuideEntry): Html {
  const { say } = text
  const row = (label: Html, values: readonly Html[]) =>
    values.length > 0 && html`<div class="fact"><b>${label}:</b> ${values}</div>`
  const phones = entry.phones.map(
    ({ number, extension }) =>
      html`<b>${leftToRight(number)}</b>${
          extension !== null && html` ${say('provider.extension', { number: leftToRight(extension) })}`
        }`,
  )
  const cost = [
    ...payers(text, entry),
    ...(entry.slidingFee ? [html`<span>${say('provider.slidingFee')}</span>`] : []),
  ]
  const ways = entry.places.filter(({ transportation }) => transportation !== '')
  return html`<div class="entry">
    <p class="who"><b>${isolated(entry.name)}</b></p>
    ${entry.services.length > 0 && html`<p>${joined(entry.services.map(isolated))}</p>`}
    <p class="dial">${joined(phones)}</p>
    ${entry.places.map(({ address }) => html`<p>${isolated(address.replaceAll(/\s*\n\s*/g, ', '))}</p>`)}
    ${row(
      say('provider.gettingThere'),
      ways.slice(0, 1).map(({ transportation }) => isolated(transportation)),
    )}
    ${row(say('provider.cost'), cost.length > 1 ? [joined(cost)] : cost)}
    ${row(say('provider.languages'), languages(text, { languages: entry.languages, interpretation: '' }))}
    ${row(say('provider.ages'), ages(text, entry))}
  </div>`
}

/** Whether a page in another language holds what services are called or how one gets there, in the words of the directory. */
const holdsOwnWords = ({ language }: PrintText, sections: readonly GuideSection[]): boolean =>
  language !== 'en' &&
  sections
    .flatMap(({ entries }) => entries)
    .some(
      ({ services, places }) =>
        services.length > 0 || places.some(({ transportation }) => transportation !== ''),
    )

/** Where families find help: for every family, with no word of anybody, sorted as they look for it. */
export function familyGuide(
  text: PrintText,
  { school, today }: FormFacts,
  {
    sections,
    own,
  }: { readonly sections: readonly GuideSection[]; readonly own: readonly ServiceForFamilies[] },
): Html {
  const { say, language } = text
  const ask =
    school.phone === ''
      ? say('forms.guide.ask')
      : say('forms.guide.askPhone', { phone: html`<b>${leftToRight(school.phone)}</b>` })
  return html`${formHead(say('forms.guide.title'))}
    <p>${say('forms.guide.intro')} ${say('forms.guide.call')}</p>
    ${crisisBox(text)}
    <div class="kinds">
      ${sections.map(
        ({ kind, entries }) =>
          html`<section class="kind">
            <h2>${say(`forms.guide.kind.${kind}`)}</h2>
            ${entries.map((entry) => entryOf(text, entry))}
          </section>`,
      )}
    </div>
    ${atSchool(text, own)}
    <p class="boxed"><b>${ask}</b></p>
    <p class="quiet">
      ${(holdsOwnWords(text, sections) || (language !== 'en' && own.length > 0)) && html`${say('provider.ownWords')} `}${say('forms.guide.change')}
      ${say('forms.guide.asOf', { day: printedDay(language, today) })}
    </p>`
}
