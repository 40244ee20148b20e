import { oneWord } from '../reading/plain-words.ts'
import type { ValueList } from '../reading/value-lists.ts'

function closedList(choices: readonly string[]): ValueList {
  const known = new Map(choices.map((choice) => [oneWord(choice), choice]))
  return { choices, find: (value) => known.get(oneWord(value)) }
}

/** Roles of OneRoster 1.1 and 1.2 together. */
export const oneRosterRoles = closedList([
  'student',
  'parent',
  'guardian',
  'relative',
  'aide',
  'teacher',
  'counselor',
  'principal',
  'administrator',
  'siteAdministrator',
  'districtAdministrator',
  'systemAdministrator',
  'proctor',
])

export const oneRosterStatuses = closedList(['active', 'tobedeleted'])

export const classTypes = closedList(['homeroom', 'scheduled'])

/** Who a person of this role is to a student, when they are one of the student's contacts. */
export function relationOfRole(role: string): 'parent' | 'guardian' | 'relative' | 'other' | undefined {
  switch (role) {
    case 'parent':
    case 'guardian':
    case 'relative':
      return role
    case 'aide':
      return 'other'
    default:
      return undefined
  }
}
