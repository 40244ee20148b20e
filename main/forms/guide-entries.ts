import {
  type KindOfHelp,
  kindOfHelp,
  KINDS_OF_HELP,
  notListed,
  type NotListed,
} from '#shared/domain/kind-of-help.ts'
import type { Phone } from '#shared/domain/provider.ts'

import type { ReadableDb } from '../db/types.ts'
import { providerHelp } from '../packets/gather-facts.ts'
import type { HelpFacts } from '../packets/packet-facts.ts'
import { everyDestination, type Destination } from '../providers/directory.ts'

const MOST_PHONES = 2
const MOST_PLACES = 2

/** One service as the guide may list it. */
export interface GuideService {
  readonly id: string
  readonly name: string
  readonly organizationName: string
  readonly kind: KindOfHelp
  readonly why: NotListed | null
}

/** One organization under one heading of the guide. */
export interface GuideEntry extends Pick<
  HelpFacts,
  'name' | 'languages' | 'payers' | 'minimumAge' | 'maximumAge'
> {
  readonly services: readonly string[]
  readonly phones: readonly Phone[]
  readonly places: readonly { readonly address: string; readonly transportation: string }[]
  readonly slidingFee: boolean
}

/** What stands under one heading. */
export interface GuideSection {
  readonly kind: KindOfHelp
  readonly entries: readonly GuideEntry[]
}

interface Known {
  readonly destination: Destination
  readonly help: HelpFacts
  readonly kind: KindOfHelp
}

const inNames = new Intl.Collator('en')

function known(db: ReadableDb): readonly Known[] {
  return everyDestination(db)
    .map((destination) => ({
      destination,
      help: providerHelp(destination, null),
      kind: kindOfHelp({
        ...destination.service,
        organizationName: destination.organization.name,
      }),
    }))
    .toSorted(
      (one, other) =>
        inNames.compare(one.help.name, other.help.name) ||
        inNames.compare(one.destination.service.name, other.destination.service.name),
    )
}

const whyNot = ({ destination: { service, organization }, help }: Known): NotListed | null =>
  notListed(service, { isActive: organization.active, phones: help.phones.length })

/** Every service of the directory, with the heading it stands under, or why it cannot be listed. */
export function guideServices(db: ReadableDb): GuideService[] {
  return known(db).map((each) => ({
    id: each.destination.service.id,
    name: each.destination.service.name,
    organizationName: each.help.name,
    kind: each.kind,
    why: whyNot(each),
  }))
}

const distinct = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()

/** The widest of ages; open on a side where one of the services is. */
function widest(ages: readonly (number | null)[], pick: (...ages: number[]) => number): number | null {
  const said = ages.filter((age) => age !== null)
  return said.length === ages.length ? pick(...said) : null
}

function entryOf(together: readonly Known[]): GuideEntry {
  const helps = together.map(({ help }) => help)
  const places = together.flatMap(({ destination }) => destination.locations)
  return {
    name: helps[0]?.name ?? '',
    services: distinct(helps.map(({ service }) => service).filter(Boolean), String),
    phones: distinct(
      helps.flatMap(({ phones }) => phones),
      ({ number }) => number.replaceAll(/\D/g, ''),
    ).slice(0, MOST_PHONES),
    places: distinct(
      places.filter(({ address }) => address !== ''),
      ({ address }) => address,
    ).slice(0, MOST_PLACES),
    languages: distinct(
      helps.flatMap(({ languages }) => languages),
      String,
    ),
    payers: distinct(
      helps.flatMap(({ payers }) => payers),
      String,
    ),
    slidingFee: helps.some(({ slidingFee }) => slidingFee === true),
    minimumAge: widest(
      helps.map(({ minimumAge }) => minimumAge),
      Math.min,
    ),
    maximumAge: widest(
      helps.map(({ maximumAge }) => maximumAge),
      Math.max,
    ),
  }
}

/** What the guide lists: open services with a number, by what families look for, those of one organization together. */
export function guideSections(db: ReadableDb, leftOut: readonly string[]): GuideSection[] {
  const without = new Set(leftOut)
  const listed = known(db).filter(
    (each) => whyNot(each) === null && !without.has(each.destination.service.id),
  )
  const byKind = Map.groupBy(listed, ({ kind }) => kind)
  return KINDS_OF_HELP.flatMap((kind) => {
    const found = byKind.get(kind)
    if (!found) return []
    const organizations = Map.groupBy(found, ({ destination }) => destination.organization.id)
    return [{ kind, entries: [...organizations.values()].map(entryOf) }]
  })
}
