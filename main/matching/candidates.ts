import { type KindOfHelp, kindsOfHelp, knownKinds, tendsBody } from '#shared/domain/kind-of-help.ts'
import type { Candidate } from '#shared/domain/matching/candidate.ts'
import { opensLate } from '#shared/domain/matching/opens-late.ts'
import type { LastCapacity } from '#shared/domain/provider-check.ts'
import type { Location } from '#shared/domain/provider.ts'

import type { ReadableDb } from '../db/types.ts'
import { lastCapacities } from '../providers/checks.ts'
import { directoryStamp } from '../providers/directory-rows.ts'
import { everyDestination, type Destination } from '../providers/directory.ts'
import { allWithPeople, type KnownProvider as WithPeople } from '../providers/known-people.ts'
import { languagesOf, phoneOf, zipsOf } from '../providers/directory-words.ts'

/** A provider with what the directory says of it; what the office learned, and how far it is, is added when somebody asks. */
export interface KnownProvider {
  readonly candidate: Omit<Candidate, 'observedWait' | 'history' | 'miles'>
  /** In which postal areas it has places. */
  readonly zips: readonly string[]
  readonly destination: Destination & WithPeople
  readonly phone: string | null
}

/** The lowest of its costs; a first visit for nothing is no cost of the others. */
function lowestCost({ costs }: Destination['service']): number | null {
  const amounts = costs.flatMap(({ amount }) => amount ?? [])
  if (amounts.length === 0) return null
  return Math.min(
    ...(amounts.some((amount) => amount > 0) ? amounts.filter((amount) => amount > 0) : amounts),
  )
}

/** Words by which a place says that no bus comes there, or may not. */
const NO_BUS = /\b(no|not|none|never|without|unavailable|n\/a|sin|ning[uú]n\w*|nunca)\b/i

/** A place that says how to come there by bus or train can be reached so; one that says nothing, or no, may be. */
const hasTransit = (locations: readonly Location[]): true | null =>
  locations.some(({ transportation }) => transportation !== '' && !NO_BUS.test(transportation)) ? true : null

/** What it helps with: what the office says, and only where it says nothing what its words say. */
function helpOf({ service, organization }: Destination): readonly KindOfHelp[] {
  const said = knownKinds(service.help)
  return said.length > 0 ? said : kindsOfHelp({ ...service, organizationName: organization.name })
}

/** What the office says it helps with counts before its words here too. */
function tendsBodyAlone(destination: Destination): boolean {
  const { service, organization } = destination
  return (
    helpOf(destination).every((kind) => kind === 'health') &&
    tendsBody({ ...service, organizationName: organization.name })
  )
}

/** A place one can go to, whether or not anybody knows in which postal area. */
const isSomewhere = ({ active, address, postalCode }: Location): boolean =>
  active && (address !== '' || postalCode !== null)

function candidateOf(
  destination: Destination,
  capacity: LastCapacity | undefined,
  today: string,
): KnownProvider['candidate'] {
  const { service, organization, locations } = destination
  const { id, name, status, minimumAge, maximumAge, interpretation, payers, telehealth, slidingFee } = service
  const { cultures, clinicianGenders } = service
  return {
    ...{ id, name, status, minimumAge, maximumAge, interpretation, payers, telehealth, slidingFee },
    organizationId: organization.id,
    organizationName: organization.name,
    isOrganizationActive: organization.active,
    ...{ cultures, clinicianGenders },
    help: helpOf(destination),
    tendsBody: tendsBodyAlone(destination),
    languages: languagesOf(destination),
    lowestCost: lowestCost(service),
    opensLate: opensLate([...service.openings, ...locations.flatMap(({ openings }) => openings)], today),
    isOnlyByVideo: telehealth === true && !locations.some(isSomewhere),
    transit: hasTransit(locations),
    capacity: capacity ?? null,
  }
}

const kept = new WeakMap<ReadableDb, { stamp: string; providers: readonly KnownProvider[] }>()

/** Every service of the directory as matching sees it on a day; read anew only when something in the directory changed. */
export function everyProvider(db: ReadableDb, today: string): readonly KnownProvider[] {
  const stamp = `${today} ${directoryStamp(db)}`
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.providers
  const said = lastCapacities(db)
  const providers = allWithPeople(db, everyDestination(db)).map((destination) => ({
    candidate: candidateOf(destination, said.get(destination.service.id), today),
    destination,
    phone: phoneOf(destination),
    zips: zipsOf(destination),
  }))
  kept.set(db, { stamp, providers })
  return providers
}
