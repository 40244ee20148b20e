import type { Contact } from '#shared/domain/student.ts'

import { phoneDigits } from '../search/folding.ts'
import { namesSomebody } from '../students/names-agree.ts'
import type { Destination } from './directory.ts'

/** Who must not be contacted about a student, by what a directory could know them by. */
export interface KeptAway {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** A number that is not of this length could be anybody's extension. */
const WHOLE_NUMBER = 7

const numberOf = (typed: string): string => phoneDigits(typed).slice(-10)

/** The people of a student whom nobody may contact. */
export function keptAwayFrom(
  contacts: readonly Pick<Contact, 'name' | 'phone' | 'doNotContact'>[],
): KeptAway {
  const away = contacts.filter(({ doNotContact }) => doNotContact)
  return {
    names: away.map(({ name }) => name),
    numbers: away.map(({ phone }) => numberOf(phone ?? '')).filter(({ length }) => length >= WHOLE_NUMBER),
  }
}

/** A provider as a page may name it: an organization, or one of its services and where that is. */
type Named = Pick<Destination, 'organization'> & Partial<Destination>

const known = ({ service, organization }: Named) => (service ? [service, organization] : [organization])

function names(provider: Named): readonly string[] {
  return known(provider)
    .flatMap(({ name, alternateName }) => [name, alternateName])
    .filter((name) => name !== null)
}

function numbers(provider: Named): readonly string[] {
  return [...known(provider), ...(provider.locations ?? [])].flatMap(({ phones }) =>
    phones.map(({ number }) => numberOf(number)),
  )
}

/**
 * Whether a provider goes by the name or the number of somebody who must not be contacted about the student, so that no
 * page about the student names it. One word alone is no name of a person within another name.
 */
export function goesByKeptAway(provider: Named, away: KeptAway): boolean {
  const isNamed =
    away.names.length > 0 &&
    names(provider).some((called) => away.names.some((name) => namesSomebody(called, name)))
  return isNamed || numbers(provider).some((number) => away.numbers.includes(number))
}

/** Whether a family may be pointed to a provider: it is open, and goes by nobody who must not be contacted. */
export function mayBeOffered(destination: Destination, away: KeptAway): boolean {
  const { service, organization } = destination
  return service.status === 'active' && organization.active && !goesByKeptAway(destination, away)
}
