import type { Contact } from '#shared/domain/student.ts'

import { fold, phoneDigits } from '../search/folding.ts'
import type { Destination } from './directory.ts'

/** Who must not be contacted about a student, by what a directory could know them by. */
export interface KeptAway {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** A number that is not of this length could be anybody's extension. */
const WHOLE_NUMBER = 7

const spaced = (text: string): string =>
  ` ${fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

const numberOf = (typed: string): string => phoneDigits(typed).slice(-10)

/** The people of a student whom nobody may contact. */
export function keptAwayFrom(
  contacts: readonly Pick<Contact, 'name' | 'phone' | 'doNotContact'>[],
): KeptAway {
  const away = contacts.filter(({ doNotContact }) => doNotContact)
  return {
    names: away.map(({ name }) => spaced(name)).filter((name) => name.trim() !== ''),
    numbers: away.map(({ phone }) => numberOf(phone ?? '')).filter(({ length }) => length >= WHOLE_NUMBER),
  }
}

function names({ service, organization }: Destination): readonly string[] {
  const known = [organization.name, organization.alternateName, service.name, service.alternateName]
  return known.filter((name) => name !== null).map(spaced)
}

function numbers({ service, organization, locations }: Destination): readonly string[] {
  return [service, organization, ...locations].flatMap(({ phones }) =>
    phones.map(({ number }) => numberOf(number)),
  )
}

/**
 * Whether a family may be pointed to a provider: it is open, and it does not go by the name or the number of somebody who
 * must not be contacted about the student. One word alone is no name of a person within another name.
 */
export function mayBeOffered(destination: Destination, away: KeptAway): boolean {
  const { service, organization } = destination
  const isOpen = service.status === 'active' && organization.active
  const called = names(destination)
  const isNamed = away.names.some((name) =>
    called.some((other) => (name.trim().includes(' ') ? other.includes(name) : other === name)),
  )
  return isOpen && !isNamed && !numbers(destination).some((number) => away.numbers.includes(number))
}
