import { ruleError } from '#shared/app-error.ts'

import type { Asker } from '../../access/asker.ts'
import { readerOf } from '../../access/readable.ts'
import type { ReadableDb } from '../../db/types.ts'
import type { PlannedRoster } from './plan-roster.ts'
import { everyBond, everyKeptStudent } from './roster-rows.sql.ts'

/**
 * A roster that touches a student whom the asker may not find, or a contact of theirs, is brought in by a colleague: a
 * preview shows what the office knows of everyone in it. Whoever sees named cases alone brings in none.
 */
export function refuseKept(
  db: ReadableDb,
  asker: Asker,
  { plan, questions }: Pick<PlannedRoster, 'plan' | 'questions'>,
): void {
  const kept = new Set(everyKeptStudent(db, readerOf(asker)))
  const contacts = new Set(plan.contacts.flatMap(({ before }) => before?.id ?? []))
  const touched = [
    ...plan.students.flatMap(({ before }) => before?.id ?? []),
    ...questions.flatMap(({ repairs }) => repairs.flatMap((each) => ('id' in each ? each.id : []))),
    ...everyBond(db, {}).flatMap(({ contactId, studentId }) => (contacts.has(contactId) ? studentId : [])),
  ]
  if (asker.sees === 'named' || touched.some((id) => kept.has(id)))
    throw ruleError('imports:operations.needsColleague')
}
