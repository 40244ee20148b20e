import { z } from 'zod'

import { Day, Id, Instant, LanguageTag, Line, OptionalLine, OptionalWords, Version } from './fields.ts'
import { Zip } from './postal-area.ts'

export const StudentStatus = z.enum(['active', 'left'])
export const InsuranceClass = z.enum(['private', 'public', 'uninsured', 'unknown'])
export type InsuranceClass = z.infer<typeof InsuranceClass>

/** Grades as OneRoster writes them (CEDS): `KG`, `01` … `12`, and the rarer ones. */
export const GRADES = [
  'IT',
  'PR',
  'PK',
  'TK',
  'KG',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  'PS',
  'UG',
  'Other',
] as const
export const Grade = z.enum(GRADES)
export type Grade = z.infer<typeof Grade>

/** What the office fills in about a student; everything but the name may be unknown. */
export const StudentDraft = z.object({
  localId: OptionalLine.nullable(),
  /** The only name of whoever has one. */
  givenName: Line,
  /** Empty where there is none. */
  familyName: OptionalLine,
  preferredName: OptionalLine.nullable(),
  pronouns: OptionalLine.nullable(),
  birthDate: Day.nullable(),
  grade: Grade.nullable(),
  homeroom: OptionalLine.nullable(),
  homeLanguage: LanguageTag.nullable(),
  /** The postal area of the home, to say how far a provider is. It stands on no paper. */
  homeZip: Zip.nullable(),
  gender: OptionalLine.nullable(),
  raceEthnicity: z.array(OptionalLine).max(12),
  iep: z.boolean().nullable(),
  section504: z.boolean().nullable(),
  englishLearner: z.boolean().nullable(),
  homeless: z.boolean().nullable(),
  foster: z.boolean().nullable(),
  insurance: InsuranceClass,
})
export type StudentDraft = z.infer<typeof StudentDraft>

/** A draft in which only the name is still to be filled in. */
export const UNKNOWN_STUDENT: StudentDraft = {
  localId: null,
  givenName: '',
  familyName: '',
  preferredName: null,
  pronouns: null,
  birthDate: null,
  grade: null,
  homeroom: null,
  homeLanguage: null,
  homeZip: null,
  gender: null,
  raceEthnicity: [],
  iep: null,
  section504: null,
  englishLearner: null,
  homeless: null,
  foster: null,
  insurance: 'unknown',
}

export const Student = StudentDraft.extend({
  id: Id,
  sourceId: z.string().nullable(),
  status: StudentStatus,
  leftOn: Day.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Student = z.infer<typeof Student>

/** Who a contact is to the student. */
export const Relation = z.enum([
  'mother',
  'father',
  'parent',
  'guardian',
  'grandparent',
  'relative',
  'acting-as-parent',
  'agency',
  'court',
  'other',
])
export type Relation = z.infer<typeof Relation>

/** What the office fills in about a parent, guardian or other contact. */
export const ContactDraft = z.object({
  name: Line,
  relation: Relation,
  holdsConsentRights: z.boolean(),
  custodyNote: OptionalWords,
  languageSpoken: LanguageTag.nullable(),
  /** `none` when this person does not read. */
  languageRead: z.union([LanguageTag, z.literal('none')]).nullable(),
  interpreterNeeded: z.boolean(),
  bestTime: OptionalLine,
  phone: OptionalLine.nullable(),
  email: OptionalLine.nullable(),
  address: OptionalLine.nullable(),
  /** Whether it is safe; `null` while nobody has asked. */
  voicemailAllowed: z.boolean().nullable(),
  textAllowed: z.boolean().nullable(),
  mailAllowed: z.boolean().nullable(),
  doNotContact: z.boolean(),
  doNotContactBasis: OptionalLine,
  /** The name this contact knows the student by, when it is not the one used at school. */
  studentNameUsed: OptionalLine.nullable(),
})
export type ContactDraft = z.infer<typeof ContactDraft>

export const Contact = ContactDraft.extend({
  /** The day it was written down that nobody may contact them; `null` where they may, or nobody knows since when. */
  doNotContactSince: Day.nullable(),
  id: Id,
  sourceId: z.string().nullable(),
  version: Version,
})
export type Contact = z.infer<typeof Contact>

/** A student as a line in a list or in the finder. */
export const StudentLine = z.object({
  id: Id,
  name: z.string(),
  /** Family name first, as lists are sorted. */
  listName: z.string(),
  localId: z.string().nullable(),
  grade: Grade.nullable(),
  homeroom: z.string().nullable(),
  homeLanguage: z.string().nullable(),
  status: StudentStatus,
  openCaseId: Id.nullable(),
  openCaseCode: z.string().nullable(),
})
export type StudentLine = z.infer<typeof StudentLine>

/** The signs of Chinese, Japanese and Korean names, as ranges that patterns and statements alike can hold. */
export const SIGNS_OF_NAMES =
  '\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}\u1100-\u11ff\uac00-\ud7a3'
const WRITTEN_IN_SIGNS = new RegExp(`^[${SIGNS_OF_NAMES}]+$`, 'u')

/** The name as it stands on paper: both parts, or the one there is; the family name first where both are written in signs. */
export function fullName({ givenName, familyName }: Pick<Student, 'givenName' | 'familyName'>): string {
  if ([familyName, givenName].every((part) => WRITTEN_IN_SIGNS.test(part))) return `${familyName}${givenName}`
  return `${givenName} ${familyName}`.trim()
}

/** The name used at school: the preferred given name when there is one. */
export function schoolName({
  givenName,
  familyName,
  preferredName,
}: Pick<Student, 'givenName' | 'familyName' | 'preferredName'>): string {
  return fullName({ givenName: preferredName || givenName, familyName })
}
