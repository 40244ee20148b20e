import type { Grade, InsuranceClass, Relation } from '#shared/domain/student.ts'

import type { Note, TableProblem } from '../../spreadsheet/table.ts'
import type { DateColumn } from '../reading/dates.ts'

/** A row-level problem, in words the screen translates. An error keeps its row out of the draft, a warning one cell. */
export type ImportProblem = TableProblem

/** A column the draft took nothing from, and why. */
export interface IgnoredColumn {
  readonly table: string
  readonly column: string
  readonly reason: 'no-use' | 'extension' | 'unnamed' | 'kept-as-note' | 'never-read'
}

/** A value that is not one of those a field may have: shown with its count, never replaced by a guess. */
export interface UnknownValue {
  readonly table: string
  readonly column: string
  readonly field: string
  readonly value: string
  readonly count: number
  /** What the office may choose instead; empty for languages, which are too many to list. */
  readonly choices: readonly string[]
}

/** A heading close to one that was expected; nothing is read from it until the office agrees. */
export interface HeadingSuggestion {
  readonly table: string
  readonly column: string
  readonly expected: string
}

/** How one column writes its days, for the screen to state and the office to overrule. */
export interface DatesFound extends DateColumn {
  readonly table: string
  readonly column: string
}

/** Where a draft record stands in its file. */
export interface Origin {
  readonly table: string
  readonly row: number
}

/** For a field, what the office says a value of the file means; an empty meaning leaves the field empty. */
export type ValueMap = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What every reading of a source reports beside its records. */
export interface Findings {
  readonly problems: readonly ImportProblem[]
  readonly ignoredColumns: readonly IgnoredColumn[]
  readonly unknownValues: readonly UnknownValue[]
  readonly headingSuggestions: readonly HeadingSuggestion[]
  readonly dates: readonly DatesFound[]
  readonly notes: readonly Note[]
}

/** A student as a file has them. Fields the file does not speak of are `null`; see `RosterDraft.studentFields`. */
export interface RosterStudent extends Origin {
  /** Unique within the draft: the source's id, else the local one, else the place in the file. */
  readonly key: string
  readonly sourceId: string | null
  readonly localId: string | null
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  readonly pronouns: string | null
  readonly birthDate: string | null
  readonly grade: Grade | null
  readonly homeroom: string | null
  readonly homeLanguage: string | null
  readonly gender: string | null
  readonly raceEthnicity: readonly string[]
  readonly iep: boolean | null
  readonly section504: boolean | null
  readonly englishLearner: boolean | null
  readonly homeless: boolean | null
  readonly foster: boolean | null
  readonly insurance: InsuranceClass | null
  readonly status: 'active' | 'left'
  /** `false` when the source says that the student's account is switched off. */
  readonly accountEnabled: boolean | null
}

export type RosterStudentField = Exclude<keyof RosterStudent, keyof Origin | 'key'>

/** Who a contact is to one student; `null` when the file does not say or says something unknown. */
export interface ContactLink {
  readonly studentKey: string
  readonly relation: Relation | null
}

/** A parent, guardian or other contact as a file has them. */
export interface RosterContact extends Origin {
  readonly key: string
  readonly sourceId: string | null
  readonly name: string
  readonly phone: string | null
  /** Further numbers, when the file has several. */
  readonly otherPhones: readonly string[]
  readonly email: string | null
  readonly language: string | null
  readonly address: string | null
  readonly status: 'active' | 'left'
  readonly links: readonly ContactLink[]
}

export type RosterContactField = Exclude<keyof RosterContact, keyof Origin | 'key' | 'links'>

/** A colleague as a file has them. */
export interface RosterStaff extends Origin {
  readonly key: string
  readonly sourceId: string | null
  readonly name: string
  readonly positions: readonly string[]
  readonly email: string | null
  readonly phone: string | null
  readonly status: 'active' | 'left'
}

/** Several different students under one id: none of them is in `students` until the office decides. */
export interface DuplicateStudents {
  readonly id: string
  readonly students: readonly RosterStudent[]
}

/** A school named in the source, with how many of its students are there. */
export interface RosterSchool {
  readonly sourceId: string
  readonly name: string
  readonly students: number
}

/** A roster, read and checked, with nothing written anywhere. */
export interface RosterDraft extends Findings {
  readonly source: 'one-roster' | 'students-table'
  readonly version: string | null
  /** `everyone`: who is missing from it has left. `changes`: it says nothing about those it does not name. */
  readonly covers: 'everyone' | 'changes'
  readonly students: readonly RosterStudent[]
  readonly contacts: readonly RosterContact[]
  readonly staff: readonly RosterStaff[]
  readonly duplicates: readonly DuplicateStudents[]
  readonly schools: readonly RosterSchool[]
  /** Every id the source names, also in rows that were left out: none of these people has left because of a fault in the file. */
  readonly seenIds: readonly string[]
  /** The fields this source speaks of; the others say nothing about what the office already knows. */
  readonly studentFields: readonly RosterStudentField[]
  readonly contactFields: readonly RosterContactField[]
  /** Rows that described a person, read or not: students + contacts + staff + rows with errors add up to it. */
  readonly rows: number
}
