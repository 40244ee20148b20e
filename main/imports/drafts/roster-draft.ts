import type { Grade, InsuranceClass, Relation } from '#shared/domain/student.ts'

import type { Findings, Origin } from '../reading/findings.ts'

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
  readonly homeZip: string | null
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
