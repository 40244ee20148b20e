import { isForGrade, type SchoolService } from '#shared/domain/school-service.ts'
import type { Grade } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { namesKeptAway, NOBODY, reachesKeptAway, type KeptAway } from '../providers/offered.ts'
import { listSchoolServices } from './school-services.sql.ts'

/** What a family reads of one of the school's own services: never who runs it, how many take part, or its tier. */
export type ServiceForFamilies = Pick<
  SchoolService,
  'id' | 'name' | 'fromGrade' | 'toGrade' | 'meets' | 'languages' | 'whatToExpect'
>

/** What decides whether somebody may be pointed to a service of the school's own. */
type Described = Pick<SchoolService, 'name' | 'meets' | 'whatToExpect'> & { readonly runByName: string }

/** Whether a service is run by somebody who must not be contacted about a student, or its words name them or say how they are reached. */
export function isOfKeptAway({ name, runByName, meets, whatToExpect }: Described, away: KeptAway): boolean {
  const said = [name, runByName, meets, whatToExpect]
  return namesKeptAway(said, away) || said.some((words) => reachesKeptAway(words, away))
}

/**
 * The services a list for families may name: those the office ticked and still gives. For one student none that is known to
 * be for other grades, and none of somebody who must not be contacted about them.
 */
export function servicesForFamilies(
  db: ReadableDb,
  { grade = null, away = NOBODY }: { readonly grade?: Grade | null; readonly away?: KeptAway } = {},
): readonly ServiceForFamilies[] {
  return listSchoolServices(db, { endedToo: 0 })
    .filter((service) => service.onLists && !isOfKeptAway(service, away))
    .filter((service) => grade === null || isForGrade(service, grade) !== false)
    .map(({ id, name, fromGrade, toGrade, meets, languages, whatToExpect }) => ({
      ...{ id, name, fromGrade, toGrade, meets, languages, whatToExpect },
    }))
}
