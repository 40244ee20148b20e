import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { homeOnPaper, turnOnPaper } from '#shared/domain/home-on-paper.ts'
import { isStale } from '#shared/domain/provider-check.ts'
import type { ServiceLine } from '#shared/domain/provider.ts'
import type { Grade } from '#shared/domain/student.ts'

import type { QueryContext } from '../context.ts'
import { milesFrom } from '../postal-areas/home-distance.ts'
import { onPaper } from '../print/paper.ts'
import { servicesForFamilies } from '../school-services/for-families.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'
import { filterOf } from './directory-filter.ts'
import { serviceDestination, type Destination } from './directory.ts'
import { withPeople } from './known-people.ts'
import { goesByKeptAway, keptAwayFrom, NOBODY, type KeptAway } from './offered.ts'
import { listServices } from './providers.sql.ts'
import { MOST_ON_PAPER, resourceList, type ListedService } from './resource-list.ts'

/** What is known of the family a list is for, that decides what stands on it. */
interface ForWhom {
  readonly zip: string | null
  mayStand(destination: Destination): boolean
  readonly grade: Grade | null
  readonly away: KeptAway
}

const FOR_ANYBODY: ForWhom = { zip: null, mayStand: () => true, grade: null, away: NOBODY }

function forStudent({ db, session }: QueryContext, studentId: string | null): ForWhom {
  if (studentId === null) return FOR_ANYBODY
  const student = requireStudentFor(db, session, studentId)
  const contacts = contactsOfStudent(db, studentId)
  const away = keptAwayFrom(contacts)
  return {
    zip: homeOnPaper(student, contacts, null).zip,
    ...{ grade: student.grade, away },
    mayStand: (destination) => away.names.length === 0 || !goesByKeptAway(withPeople(db, destination), away),
  }
}

/** What a service last said of new people where it is not that it takes them; what was said long ago is none. */
function fullnessOf({ capacity, capacityOn }: ServiceLine, today: string): ListedService['full'] {
  const isKnown = capacity === 'no-capacity' || capacity === 'waitlist'
  return isKnown && capacityOn !== null && !isStale(capacityOn, today) ? { capacity, on: capacityOn } : null
}

/** A service with how near it is, as near as a list says it. */
type Found = ListedService & { readonly turn: number }

const inNames = new Intl.Collator('en')

/** The nearest first; what is said to be as near stands by name, for a finer order would lead back to where it counts from. */
const byNearness = (one: Found, other: Found): number =>
  (one.turn === other.turn ? 0 : one.turn - other.turn) ||
  inNames.compare(one.organization.name, other.organization.name) ||
  inNames.compare(one.service.name, other.service.name)

/** Whoever takes nobody stands last, whatever else counts. */
const byRoom = (one: ListedService, other: ListedService): number =>
  Number(one.full?.capacity === 'no-capacity') - Number(other.full?.capacity === 'no-capacity')

/**
 * The services somebody looked for, on paper. For a student it says how far they are, in that order where the nearest were
 * asked for, and names nobody who must not be contacted about them.
 */
export const printedList = onPaper(
  (context, { printedIn, studentId, withOwn, ...wishes }: InputOf<Contract['providers']['previewList']>) => {
    const { db, today } = context
    const { zip, mayStand, grade, away } = forStudent(context, studentId)
    const { filter } = filterOf(context, { ...wishes, fromZip: zip ?? wishes.fromZip })
    const found = listServices(db, { ...filter, limit: MOST_ON_PAPER, offset: 0 })
    const known = found.flatMap(({ line, miles }): readonly Found[] => {
      const destination = serviceDestination(db, line.id)
      return destination ? [{ ...destination, full: fullnessOf(line, today), turn: turnOnPaper(miles) }] : []
    })
    const offered = known.filter(mayStand)
    const paper = resourceList({
      services: (wishes.nearestFirst ? offered.toSorted(byNearness) : offered).toSorted(byRoom),
      total: (found[0]?.total ?? 0) - (known.length - offered.length),
      ...{ today, milesTo: milesFrom(db, zip) },
      own: withOwn ? servicesForFamilies(db, { grade, away }) : [],
      school: theSchool(db),
      text: schoolText(db, printedIn),
    })
    return {
      ...{ paper, file: 'footbridge-resource-list.pdf' },
      ...(studentId !== null && { studentId }),
    }
  },
)
