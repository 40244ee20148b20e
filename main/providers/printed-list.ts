import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { homeOnPaper } from '#shared/domain/home-on-paper.ts'
import { isStale } from '#shared/domain/provider-check.ts'
import type { ServiceLine } from '#shared/domain/provider.ts'
import type { Grade } from '#shared/domain/student.ts'

import type { QueryContext } from '../context.ts'
import { FROM_NOWHERE, milesFrom, type MilesTo } from '../postal-areas/home-distance.ts'
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
  readonly milesTo: MilesTo
  mayStand(destination: Destination): boolean
  readonly grade: Grade | null
  readonly away: KeptAway
}

const FOR_ANYBODY: ForWhom = { milesTo: FROM_NOWHERE, mayStand: () => true, grade: null, away: NOBODY }

function forStudent({ db, session }: QueryContext, studentId: string | null): ForWhom {
  if (studentId === null) return FOR_ANYBODY
  const student = requireStudentFor(db, session, studentId)
  const contacts = contactsOfStudent(db, studentId)
  const away = keptAwayFrom(contacts)
  return {
    milesTo: milesFrom(db, homeOnPaper(student, contacts, null).zip),
    ...{ grade: student.grade, away },
    mayStand: (destination) => away.names.length === 0 || !goesByKeptAway(withPeople(db, destination), away),
  }
}

/** How far its nearest place is; what is not known stands last. */
const nearest = ({ locations }: Destination, milesTo: MilesTo): number =>
  Math.min(Infinity, ...locations.map((place) => milesTo(place) ?? Infinity))

/** What a service last said of new people where it is not that it takes them; what was said long ago is none. */
function fullnessOf({ capacity, capacityOn }: ServiceLine, today: string): ListedService['full'] {
  const isKnown = capacity === 'no-capacity' || capacity === 'waitlist'
  return isKnown && capacityOn !== null && !isStale(capacityOn, today) ? { capacity, on: capacityOn } : null
}

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
    const { milesTo, mayStand, grade, away } = forStudent(context, studentId)
    const { filter } = filterOf(context, wishes)
    const found = listServices(db, { ...filter, limit: MOST_ON_PAPER, offset: 0 })
    const known = found.flatMap(({ line }): readonly ListedService[] => {
      const destination = serviceDestination(db, line.id)
      return destination ? [{ ...destination, full: fullnessOf(line, today) }] : []
    })
    const offered = known.filter(mayStand)
    const byNearness = (one: Destination, other: Destination) => {
      const [here, there] = [nearest(one, milesTo), nearest(other, milesTo)]
      return here === there ? 0 : here - there
    }
    const paper = resourceList({
      services: (wishes.nearestFirst ? offered.toSorted(byNearness) : offered).toSorted(byRoom),
      total: (found[0]?.total ?? 0) - (known.length - offered.length),
      ...{ today, milesTo },
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
