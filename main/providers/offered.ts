import type { Contact } from '#shared/domain/student.ts'

import { fold, phoneDigits } from '../search/folding.ts'
import { namesSomebody } from '../students/names-agree.ts'
import type { Destination } from './directory.ts'
import type { KnownProvider } from './known-people.ts'
import { siteOf } from './look-alikes.ts'

/** Who must not be contacted about a student, by what a directory could know them by. */
export interface KeptAway {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
}

/** Nobody is kept away. */
export const NOBODY: KeptAway = { names: [], numbers: [], emails: [] }

/** A number that is not of this length could be anybody's extension. */
const WHOLE_NUMBER = 7

const numberOf = (typed: string): string => phoneDigits(typed).slice(-10)

const emailOf = (typed: string): string => typed.trim().toLowerCase()

/** The people of a student whom nobody may contact. */
export function keptAwayFrom(
  contacts: readonly (Pick<Contact, 'name' | 'phone' | 'doNotContact'> & Partial<Pick<Contact, 'email'>>)[],
): KeptAway {
  const away = contacts.filter(({ doNotContact }) => doNotContact)
  return {
    names: away.map(({ name }) => name),
    numbers: away.map(({ phone }) => numberOf(phone ?? '')).filter(({ length }) => length >= WHOLE_NUMBER),
    emails: away.map(({ email }) => emailOf(email ?? '')).filter((email) => email !== ''),
  }
}

const known = ({ service, organization }: KnownProvider) =>
  service ? [service, organization] : [organization]

/** Letters with a dot behind each, as `Ph.D.` and `L.C.S.W.`, written as one word. */
const withoutDots = (name: string): string =>
  name.replaceAll(/(?<![\p{L}.])(?:\p{Lu}\p{Ll}?\.\s?){2,}/gu, (dotted) =>
    dotted.trimEnd().split(' ').length > 1 && !/^\p{Lu}\p{Ll}\./u.test(dotted)
      ? dotted
      : `${dotted.replaceAll(/[.\s]/g, '')} `,
  )

/** How a directory writes a name, and how it is said: `Krall Counseling, Marta` is Marta Krall Counseling. */
function turned(name: string): readonly string[] {
  const plain = withoutDots(name)
  const at = plain.indexOf(',')
  return at < 0 ? [plain] : [plain, `${plain.slice(at + 1)} ${plain.slice(0, at)}`]
}

function names({ people, ...provider }: KnownProvider): readonly string[] {
  const called = known({ people, ...provider }).flatMap(({ name, alternateName }) => [name, alternateName])
  return [...called.filter((name) => name !== null), ...people.names].flatMap(turned)
}

function emails(provider: KnownProvider): readonly string[] {
  const own = known(provider).flatMap(({ email }) => (email === null ? [] : [email]))
  return [...own, ...provider.people.emails].map(emailOf)
}

/** Whom an address names: `marta.krall@…`, `www.martakrall.example`. */
function addressesAsWords(provider: KnownProvider): readonly string[] {
  const sites = known(provider).flatMap(({ website }) => (website === null ? [] : (siteOf(website) ?? [])))
  return [...emails(provider).map((email) => email.split('@', 1)[0] ?? ''), ...sites].map((address) =>
    address.replaceAll(/[^\p{L}\p{N}]+|\d+/gu, ' '),
  )
}

function numbers(provider: KnownProvider): readonly string[] {
  const own = [...known(provider), ...(provider.locations ?? [])].flatMap(({ phones }) =>
    phones.map(({ number }) => number),
  )
  return [...own, ...provider.people.numbers].map(numberOf)
}

/** So many letters of a word of a name stand in every form of it. */
const FEWEST_LETTERS = 3

/** What a provider says of itself, where it can name one of these people at all: to look closely takes long. */
function texts(provider: KnownProvider, away: KeptAway): readonly string[] {
  const parts = away.names.flatMap((name) =>
    fold(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.slice(0, FEWEST_LETTERS)),
  )
  return known(provider)
    .map(({ description }) => description)
    .filter((text) => {
      const folded = fold(text)
      return parts.some((part) => folded.includes(part))
    })
    .map(withoutDots)
}

/** Whether somebody who must not be contacted is named by one of these. One word alone is no name within another name. */
export function namesKeptAway(said: readonly string[], away: KeptAway): boolean {
  return said.some((words) => away.names.some((name) => namesSomebody(words, name)))
}

const LIKE_A_NUMBER = /\+?\(?\d[\d().\s-]{5,}\d/gu

/** Whether a text holds a number or an e-mail address of somebody who must not be contacted. */
export function reachesKeptAway(text: string, away: KeptAway): boolean {
  const told = (text.match(LIKE_A_NUMBER) ?? []).map(numberOf)
  return (
    told.some((number) => away.numbers.includes(number)) ||
    away.emails.some((email) => emailOf(text).includes(email))
  )
}

/**
 * Whether a provider goes by the name, the number or the e-mail of somebody who must not be contacted about the student, or
 * names them among its people or in what it says of itself, so that no page about the student names it. One word alone is
 * no name of a person within another name.
 */
export function goesByKeptAway(provider: KnownProvider, away: KeptAway): boolean {
  if (away.names.length === 0) return false
  const said = [...names(provider), ...texts(provider, away)]
  const addresses = addressesAsWords(provider)
  return (
    namesKeptAway(said, away) ||
    // One name alone, as `rosa@`, is that of many.
    away.names
      .filter((name) => fold(name).trim().includes(' '))
      .some((name) => addresses.some((words) => namesSomebody(words, name))) ||
    numbers(provider).some((number) => away.numbers.includes(number)) ||
    emails(provider).some((email) => away.emails.includes(email))
  )
}

/** Whether a family may be pointed to a provider: it is open, and goes by nobody who must not be contacted. */
export function mayBeOffered(destination: Destination & KnownProvider, away: KeptAway): boolean {
  const { service, organization } = destination
  return service.status === 'active' && organization.active && !goesByKeptAway(destination, away)
}
