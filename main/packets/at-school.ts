import { namesGrades } from '#shared/domain/school-service.ts'

import { html, isolated, paragraphs, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import type { ServiceForFamilies } from '../school-services/for-families.ts'
import { languages } from './provider-lines.ts'

/** For which grades it is; one that names none is for all. */
function grades({ say }: PrintText, service: ServiceForFamilies): Html {
  const { fromGrade, toGrade } = service
  if (!namesGrades(service)) return say('here.everyGrade')
  const from = fromGrade && say(`grade.${fromGrade}`)
  const until = toGrade && say(`grade.${toGrade}`)
  if (from === null || until === null)
    return until === null ? say('here.gradesFrom', { from: from ?? '' }) : say('here.gradesUpTo', { until })
  return fromGrade === toGrade ? from : say('here.grades', { from, until })
}

function entry(text: PrintText, service: ServiceForFamilies): Html {
  const { say } = text
  const { name, meets, whatToExpect } = service
  const spoken = languages(text, { languages: service.languages, interpretation: '' })
  const fact = (label: Html, value: Html | readonly Html[]) =>
    html`<div class="fact"><b>${label}:</b> ${value}</div>`
  return html`<div class="own">
    <p><strong>${isolated(name)}</strong></p>
    ${whatToExpect !== '' && paragraphs(whatToExpect)}
    ${fact(say('provider.eligibility'), grades(text, service))}
    ${meets !== '' && fact(say('here.when'), isolated(meets))}
    ${spoken.length > 0 && fact(say('provider.languages'), spoken)}
  </div>`
}

/** What the school gives itself, for families: what it is, for whom, when and where; nothing where nothing is to be listed. */
export function atSchool(text: PrintText, services: readonly ServiceForFamilies[]): Html | false {
  const { say } = text
  return (
    services.length > 0 &&
    html`<section class="at-school">
      <h2>${say('here.title')}</h2>
      <p>${say('here.about')}</p>
      ${services.map((service) => entry(text, service))}
    </section>`
  )
}

/** For every paper that lists what the school gives itself. */
export const AT_SCHOOL_STYLES = `
.sheet .at-school { border-top: 1.5pt solid #000; margin-top: 1em; padding-top: 0.4em; }
.sheet .at-school h2 { margin: 0 0 0.15em; break-after: avoid; }
.sheet .at-school p { margin: 0 0 0.15em; }
.sheet .own { break-inside: avoid; padding: 0.3em 0; }
.sheet .own .fact > p { display: inline; }
`
