import type { Student } from '#shared/domain/student.ts'

import { fold } from '../../search/folding.ts'
import type { RosterStudent } from '../drafts/roster-draft.ts'

type Named = Pick<Student, 'givenName' | 'familyName'>

/** A whole name as it is compared: capitals, accents and blanks aside. */
export function nameKey({ givenName, familyName }: Named): string {
  return fold(`${givenName}|${familyName}`).replace(/\s+/g, ' ')
}

/** What two birth dates say; nothing while one of them is unknown. */
export function birthDates(row: RosterStudent, student: Student): 'equal' | 'different' | 'unknown' {
  if (row.birthDate === null || student.birthDate === null) return 'unknown'
  return row.birthDate === student.birthDate ? 'equal' : 'different'
}

/** Same name, and nothing that tells them apart: equal birth dates, or one unknown and no two different ids. */
export function mayBeOne(row: RosterStudent, student: Student): boolean {
  const born = birthDates(row, student)
  if (born !== 'unknown') return born === 'equal'
  return row.localId === null || student.localId === null || row.localId === student.localId
}

const MADE_UP = /^(?:local|named):/

/** Two ids that sources gave, and not the same; one made of a number or a name says no more than those do. */
export function sourcesContradict(row: RosterStudent, { sourceId }: Student): boolean {
  return row.sourceId !== null && sourceId !== null && !MADE_UP.test(sourceId) && row.sourceId !== sourceId
}
