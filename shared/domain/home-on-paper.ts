import { type SaidDistance, wholeMiles, zipIn } from './postal-area.ts'
import type { Contact, Student } from './student.ts'

type AtHome = Pick<Contact, 'id' | 'address' | 'doNotContact' | 'holdsConsentRights'>

/** From where a paper may say how far places are, or why it says nothing. */
type HomeOnPaper =
  { readonly zip: string; readonly why: null } | { readonly zip: null; readonly why: 'unknown' | 'two-homes' }

const UNKNOWN: HomeOnPaper = { zip: null, why: 'unknown' }

/**
 * From which postal area a paper for a family says how far places are. Distances give away where they are measured from, so
 * what one parent reads never counts from where another person lives. A paper for one of them counts from that parent's own
 * home; one for the whole family only where every parent's home is known and all are in one area. The ZIP of the student
 * stands in for the home of an only parent, where no address of anybody else says that it may be theirs.
 */
export function homeOnPaper(
  { homeZip }: Pick<Student, 'homeZip'>,
  contacts: readonly AtHome[],
  addresseeId: string | null,
): HomeOnPaper {
  const homeOf = ({ address }: AtHome) => zipIn(address ?? '')
  const parents = contacts.filter(({ holdsConsentRights }) => holdsConsentRights)
  const mayBeAnothers = parents.length > 1 || contacts.some((contact) => homeOf(contact) !== null)
  const ofStudent = mayBeAnothers ? null : homeZip
  const addressee = contacts.find(({ id }) => id === addresseeId)
  const readers = addressee ? [addressee] : parents.filter(({ doNotContact }) => !doNotContact)
  if (readers.length === 0) return ofStudent === null ? UNKNOWN : { zip: ofStudent, why: null }
  const homes = readers.flatMap((reader) => homeOf(reader) ?? ofStudent ?? [])
  const [home, ...others] = new Set([...homes, ...(addressee || homeZip === null ? [] : [homeZip])])
  if (home === undefined || homes.length < readers.length) return UNKNOWN
  return others.length > 0 ? { zip: null, why: 'two-homes' } : { zip: home, why: null }
}

/** Closer than this nothing is told apart, or what stands in the family's own postal area would say which that is. */
const CLOSE = 2

/** Miles are said in steps: middles of areas tell little more, and several exact ones would lead back to where they count from. */
const STEP = 5

/** How a distance stands on paper: close, or in steps of five miles. */
type DistanceOnPaper = { readonly as: 'close' } | Extract<SaidDistance, { as: 'miles' }>

/** In which order distances stand on paper: no finer than they are said. */
export function turnOnPaper(miles: number | null): number {
  if (miles === null) return Infinity
  const said = distanceOnPaper(miles)
  return said.as === 'close' ? 0 : said.miles
}

/** A distance from middle to middle of two postal areas, in miles, as a paper for a family says it. */
export function distanceOnPaper(miles: number): DistanceOnPaper {
  const whole = wholeMiles(miles)
  if (whole <= CLOSE) return { as: 'close' }
  return { as: 'miles', miles: Math.max(1, Math.round(whole / STEP)) * STEP }
}
