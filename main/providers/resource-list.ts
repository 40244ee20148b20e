import type { School } from '#shared/domain/school.ts'
import type { Service } from '#shared/domain/provider.ts'
import { agesIn } from '#shared/text/service-words.ts'

import { html, leftToRight, type Piece } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { paperTable } from '../print/table.ts'
import type { Destination } from './directory.ts'

/** More services than this nobody reads on paper. */
export const MOST_ON_PAPER = 300

/** What a service is, whom it is for and what it costs, a line for each that is known. */
function aboutIn(service: Service, words: OfficeWords): Piece[] {
  const { say } = words
  const languages = service.languages.map(words.languageNamed).join(', ')
  const ages = agesIn(service, say)
  const lines = [
    ages && `${say('providers:list.ages')}: ${ages}`,
    languages && `${say('providers:list.languages')}: ${languages}`,
    service.fees && `${say('providers:form.fees')}: ${service.fees}`,
  ]
  return lines.filter((line) => line !== '').map((line) => html`<br />${line}`)
}

function row(destination: Destination, words: OfficeWords): readonly Piece[] {
  const { service, organization, locations } = destination
  const [phone] = [service, organization, ...locations].flatMap(({ phones }) => phones)
  const addresses = locations.map(({ address }) => address).filter((address) => address !== '')
  return [
    html`<strong>${service.name}</strong><br />${organization.name}${aboutIn(service, words)}`,
    html`${phone === undefined ? '' : leftToRight(phone.number)}${addresses.map((address) => html`<br />${address}`)}`,
  ]
}

/** Services of the directory on paper, with what a caller needs; no student is in it. */
export function resourceList({
  services,
  total,
  today,
  school,
  language,
}: {
  readonly services: readonly Destination[]
  readonly total: number
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper'>
  readonly language: 'en' | 'es'
}): Paper {
  const words = officeWords(language)
  const { say } = words
  return officePaper({
    name: 'resources',
    title: say('providers:resources.title'),
    facts: [words.fullDay(today), school.name],
    body: html`${services.length < total && html`<p>${say('providers:resources.firstOf', { count: services.length, total })}</p>`}
    ${services.length === 0 && html`<p>${say('providers:list.nothingFits')}</p>`}
    ${paperTable(
      [
        { heading: say('providers:list.service'), width: '58%' },
        { heading: say('providers:resources.reach') },
      ],
      services.map((destination) => row(destination, words)),
    )}`,
    school,
    words,
  })
}
