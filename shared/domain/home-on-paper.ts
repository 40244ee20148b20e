import { type SaidDistance, wholeMiles, zipIn } from './postal-area.ts'
import type { Contact, Student } from './student.ts'

type AtHome = Pick<Contact, 'id' | 'address' | 'doNotContact' | 'holdsConsentRights'>

/** From where a paper may say how far places are, or why it says nothing. */
type HomeOnPaper =
  { readonly zip: string; readonly why: null } | { readonly zip: null; readonly why: 'unknown' | 'two-homes' }

const UNKNOWN: HomeOnPaper = { zip: null, why: 'unknown' }

/**
 * From which postal area a paper for a family says how far places are. Distances to several places give away where they
 * are measured from, so what one parent reads never counts from where another lives: a paper for one of them counts from
 * that parent's own home, and one for the whole family only where everybody is known to live in one area.
 */
export function homeOnPaper(
  { homeZip }: Pick<Student, 'homeZip'>,
  contacts: readonly AtHome[],
  addresseeId: string | null,
): HomeOnPaper {
  const addressee = contacts.find(({ id }) => id === addresseeId)
  const own = zipIn(addressee?.address ?? '')
  if (own !== null) return { zip: own, why: null }
  const ofParents = contacts
    .filter(({ holdsConsentRights, doNotContact }) => holdsConsentRights && !doNotContact)
    .flatMap(({ address }) => zipIn(address ?? '') ?? [])
  // Whether a parent whose address nobody knows lives where the other one does is not known either.
  if (addressee && ofParents.length > 0) return UNKNOWN
  const [home, ...others] = new Set([...(homeZip === null ? [] : [homeZip]), ...ofParents])
  if (home === undefined) return UNKNOWN
  return others.length > 0 ? { zip: null, why: 'two-homes' } : { zip: home, why: null }
}

/** Closer than this nothing is told apart, or what stands in the family's own postal area would say which that is. */
const CLOSE = 2

/** From here on miles are said in steps: middles of areas tell no more, and fewer lead back to where they count from. */
const EXACT_UP_TO = 10
const STEP = 5

/** How a distance stands on paper: whole miles that are not close, in steps of five beyond ten. */
type DistanceOnPaper = { readonly as: 'close' } | Extract<SaidDistance, { as: 'miles' }>

/** A distance from middle to middle of two postal areas, in miles, as a paper for a family says it. */
export function distanceOnPaper(miles: number): DistanceOnPaper {
  const whole = wholeMiles(miles)
  if (whole <= CLOSE) return { as: 'close' }
  return { as: 'miles', miles: whole <= EXACT_UP_TO ? whole : Math.round(whole / STEP) * STEP }
}
