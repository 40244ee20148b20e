import { kindsOfHelp, knownKinds } from '#shared/domain/kind-of-help.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import { payerIn } from '#shared/domain/payer-words.ts'
import { saidOnce } from '#shared/domain/price.ts'
import { Payer, type Location } from '#shared/domain/provider.ts'
import type { School } from '#shared/domain/school.ts'

import { AT_SCHOOL_STYLES, atSchool } from '../packets/at-school.ts'
import { providerHelp } from '../packets/gather-facts.ts'
import type { HelpFacts } from '../packets/packet-facts.ts'
import { printedOpenings } from '../packets/printed-openings.ts'
import {
  ages,
  costs,
  far,
  languages,
  payers,
  phones,
  SAYS_FREE,
  straightMiles,
} from '../packets/provider-lines.ts'
import { html, isolated, joined, leftToRight, textOf, type Html, type Piece } from '../print/html.ts'
import { runningFoot } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { FROM_NOWHERE, type MilesTo } from '../postal-areas/home-distance.ts'
import { paperTable, TABLE_STYLES } from '../print/table.ts'
import type { ServiceForFamilies } from '../school-services/for-families.ts'
import type { Destination } from './directory.ts'

/** More services than this nobody reads on paper. */
export const MOST_ON_PAPER = 300

const MOST_PHONES = 2

/** More letters of what a service says of itself nobody reads on a list. */
const MOST_LETTERS = 160

/** A service on the list, with when it last said that it takes nobody or has people waiting; `null` where it may have room. */
export type ListedService = Destination & {
  readonly full: { readonly capacity: 'no-capacity' | 'waitlist'; readonly on: string } | null
}

/** What a family is told of a service, with a number of one of its places where there is no other. */
function helpOf(destination: Destination): HelpFacts {
  const help = providerHelp(destination, null)
  const ofPlaces = destination.locations.map(({ id }) => providerHelp(destination, id).phones)
  const known = help.phones.length > 0 ? help.phones : (ofPlaces.find((each) => each.length > 0) ?? [])
  return { ...help, phones: known.slice(0, MOST_PHONES) }
}

/** What it costs and how it is paid, each said once. */
function priceOf(text: PrintText, help: HelpFacts): readonly Html[] {
  const isFree = SAYS_FREE.test(help.fees)
  const inCosts = new Set(saidOnce(help).costs.map(({ option }) => payerIn(option)))
  const isSaid = (payer: string) =>
    (payer === 'free' && help.costs.some(({ amount }) => amount === 0)) ||
    (payer === 'sliding-fee' && help.slidingFee === true) ||
    inCosts.has(Payer.safeParse(payer).data)
  const ways = [...help.payers, ...(isFree ? ['free'] : [])].filter((payer) => !isSaid(payer))
  return [
    ...costs(text, { ...help, fees: isFree ? '' : help.fees }),
    ...payers(text, { payers: [...new Set(ways)] }).map((way) => html`<p>${way}</p>`),
  ]
}

/** The first sentences of what a service says of itself, as many as fit; cut between words where the first is too long. */
function inShort(description: string): string {
  const said = description.replaceAll(/\s+/g, ' ').trim()
  if (said.length <= MOST_LETTERS) return said
  // After so few letters a dot may be that of a short form: Dr., St.
  const sentences = said.slice(0, MOST_LETTERS).match(/^.*\p{L}{4,}[.!?](?=\s)/u)?.[0]
  return sentences ?? `${said.slice(0, MOST_LETTERS).replace(/\s+\S*$/u, '')} …`
}

/**
 * What it helps with, in the words a family looks for: what the office says, and where it says nothing what it is called.
 * What it says of itself may also name what it does not do.
 */
function helpsWith({ say }: PrintText, { service, organization }: Destination): readonly Html[] {
  const said = knownKinds(service.help)
  const named = kindsOfHelp({ name: service.name, description: '', organizationName: organization.name })
  const known = (said.length > 0 ? said : named).filter((kind) => kind !== 'other')
  return known.length === 0 ? [] : [joined(known.map((kind) => say(`forms.guide.kind.${kind}`)))]
}

/** Without what every address begins with, as it is typed in. */
const typedIn = (website: string): string => website.replace(/^https?:\/\//i, '').replace(/\/$/, '')

/** That a service said it takes nobody, or has people waiting. */
function fullness({ say, language }: PrintText, { full }: ListedService): Html | false {
  if (full === null) return false
  const key = full.capacity === 'waitlist' ? 'resources.waitingOn' : 'resources.fullOn'
  return html`<p><strong>${say(key, { day: printedDay(language, full.on) })}</strong></p>`
}

/** What a service is, for whom and in which languages, and what it costs: a line for each that is known. */
function about(text: PrintText, destination: Destination, help: HelpFacts): readonly Html[] {
  const { say } = text
  const line = (label: Html, values: readonly Html[]) =>
    values.length === 0 ? [] : [html`<div class="fact"><b>${label}:</b> ${values}</div>`]
  return [
    ...line(say('resources.helpsWith'), helpsWith(text, destination)),
    ...line(say('provider.ages'), ages(text, help)),
    ...line(say('provider.languages'), languages(text, help)),
    ...line(say('provider.cost'), priceOf(text, help)),
  ]
}

/** Its places by their addresses, each once. */
const placesOf = ({ locations }: Destination): readonly Location[] => [
  ...new Map(
    locations.filter(({ address }) => address !== '').map((place) => [place.address, place]),
  ).values(),
]

function row(text: PrintText, destination: ListedService, milesTo: MilesTo): readonly Piece[] {
  const { service, organization } = destination
  const help = helpOf(destination)
  const hours = printedOpenings(text, help.openings)
  return [
    html`<p><strong>${isolated(service.name)}</strong></p>
      ${help.service !== '' && html`<p>${isolated(organization.name)}</p>`} ${fullness(text, destination)}
      ${service.description !== '' && html`<p>${isolated(inShort(service.description))}</p>`}
      ${about(text, destination, help)}`,
    html`${phones(text, help)}
    ${help.website !== null && html`<p class="site">${leftToRight(typedIn(help.website))}</p>`}
    ${placesOf(destination).map(
      (place) =>
        html`<p>${isolated(place.address.replaceAll(/\s*\n\s*/g, ', '))}</p>
          ${far(text, milesTo(place))}`,
    )}
    ${hours.length > 0 && html`<div class="fact"><b>${text.say('provider.hours')}:</b> ${hours}</div>`}`,
  ]
}

/**
 * Services of the directory on paper, with what a caller needs; it names no student, and says how far each place is only
 * where somebody's home is known. What the program says is in the language of whoever reads it; what a service is called
 * and says of itself stands as it is written.
 */
export function resourceList({
  services,
  total,
  today,
  school,
  text,
  milesTo = FROM_NOWHERE,
  own = [],
}: {
  readonly services: readonly ListedService[]
  readonly total: number
  readonly today: string
  readonly school: Pick<School, 'name' | 'paper' | 'phone'>
  readonly text: PrintText
  /** From where the family lives. */
  readonly milesTo?: MilesTo
  /** What the school gives itself. */
  readonly own?: readonly ServiceForFamilies[]
}): Paper {
  const { say, plain, language } = text
  const day = printedDay(language, today)
  const isCut = services.length < total
  const table = () =>
    html`<p>${say('forms.guide.call')}</p>
      ${paperTable(
        [{ heading: plain('provider.service'), width: '56%' }, { heading: plain('resources.reach') }],
        services.map((destination) => row(text, destination, milesTo)),
      )}`
  const ask =
    school.phone === ''
      ? say('forms.guide.ask')
      : say('forms.guide.askPhone', { phone: html`<b>${leftToRight(shownPhone(school.phone))}</b>` })
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [
      {
        name: 'resources',
        text,
        body: html`<h1>${say('resources.title')}</h1>
          ${isCut && html`<p>${say('resources.firstOf', { count: String(services.length), total: String(total) })}</p>`}
          ${services.length === 0 ? html`<p>${say('resources.none')}</p>` : table()} ${atSchool(text, own)}
          <p class="boxed">${ask}</p>
          <p class="quiet">
            ${say('resources.asOf', { day })} ${straightMiles(text, services.flatMap(placesOf).map(milesTo))}
            ${language !== 'en' && services.length + own.length > 0 && say('provider.ownWords')}
          </p>
          <p>${isolated(school.name)}</p>`,
        from: runningFoot([school.name, plain('resources.title'), textOf(day)]),
      },
    ],
    styles: `${TABLE_STYLES}${AT_SCHOOL_STYLES}
.sheet .fact > p { display: inline; }
.sheet .fact > p + p::before { content: "\\00A0· "; }
.sheet .boxed { margin-top: 1em; }
.sheet .site bdi { white-space: normal; overflow-wrap: anywhere; }
`,
  }
}
