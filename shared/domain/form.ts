import { z } from 'zod'

import { assertNever } from '../assert-never.ts'
import { ConsentKind, type InformationClass } from './consent.ts'
import { Day, Id, Instant, Version } from './fields.ts'
import { NamedInterpreter, SaidInterpreter } from './interpreter.ts'
import { PacketLanguage, PageEnding, PaperSize, StaffLanguage } from './packet.ts'
import { fullName, schoolName, type Student } from './student.ts'

/** The forms and papers of a complete kit, in the order of a folder. */
export const FORM_IDS = [
  'family-guide',
  'picture-page',
  'read-aloud',
  'hotline-card',
  'when-to-refer',
  'staff-concern',
  'self-referral-elementary',
  'self-referral-secondary',
  'parent-request',
  'consent-services',
  'release-both-ways',
  'provider-feedback',
  'follow-up-card',
  'was-it-good',
  'behavior-data',
  'contact-log',
] as const
export const FormId = z.enum(FORM_IDS)
export type FormId = z.infer<typeof FormId>

/** Who writes on a form; `nobody` where it is there to be read or kept. */
export type FormFiller = 'staff' | 'student' | 'parent' | 'provider' | 'office' | 'nobody'

interface FormFacts {
  readonly filledBy: FormFiller
  /** What families read is written in every language of a packet; what the school reads, in those of its papers. */
  readonly reads: 'family' | 'school'
  /** Whether it can be filled in beforehand for one student. */
  readonly forStudent: boolean
}

/** What is known of each form. What every family may take, and what nobody may tell a student by, is never filled in. */
export const FORMS: Readonly<Record<FormId, FormFacts>> = {
  'family-guide': { filledBy: 'nobody', reads: 'family', forStudent: false },
  'picture-page': { filledBy: 'nobody', reads: 'family', forStudent: false },
  'read-aloud': { filledBy: 'nobody', reads: 'family', forStudent: false },
  'hotline-card': { filledBy: 'nobody', reads: 'family', forStudent: false },
  'when-to-refer': { filledBy: 'nobody', reads: 'school', forStudent: false },
  'staff-concern': { filledBy: 'staff', reads: 'school', forStudent: true },
  'self-referral-elementary': { filledBy: 'student', reads: 'family', forStudent: false },
  'self-referral-secondary': { filledBy: 'student', reads: 'family', forStudent: false },
  'parent-request': { filledBy: 'parent', reads: 'family', forStudent: true },
  'consent-services': { filledBy: 'parent', reads: 'family', forStudent: true },
  'release-both-ways': { filledBy: 'parent', reads: 'family', forStudent: true },
  'provider-feedback': { filledBy: 'provider', reads: 'school', forStudent: true },
  'follow-up-card': { filledBy: 'parent', reads: 'family', forStudent: true },
  'was-it-good': { filledBy: 'parent', reads: 'family', forStudent: false },
  'behavior-data': { filledBy: 'staff', reads: 'school', forStudent: true },
  'contact-log': { filledBy: 'office', reads: 'school', forStudent: true },
}

/** The form with which a signature is asked for; the kit has none for a screening. */
export function formToSign(kind: ConsentKind): FormId | null {
  switch (kind) {
    case 'services':
      return 'consent-services'
    case 'exchange':
      return 'release-both-ways'
    case 'screening':
      return null
    default:
      return assertNever(kind)
  }
}

/** Whether a form asks for a signature, and so names whoever it is signed for. */
export function isToSign(form: FormId): boolean {
  return ConsentKind.options.some((kind) => formToSign(kind) === form)
}

/** Which forms are printed, how, and for whom. */
export const FormsChoice = z.object({
  forms: z.array(FormId).min(1, 'forms:errors.none'),
  language: PacketLanguage,
  /** The language of those the school and providers read; `null` where nobody chose one. */
  schoolLanguage: StaffLanguage.nullable().default(null),
  paper: PaperSize,
  largePrint: z.boolean(),
  /** Whom they are filled in for; `null` for blank ones. */
  studentId: Id.nullable(),
  /** Services the guide for families leaves out. */
  leftOut: z.array(Id).max(5000).default([]),
  /** Who reads to the family what nobody has checked; a line is left for their name where nobody said. */
  interpreter: SaidInterpreter,
  /** The request for a signature a form to sign is printed for: whom it names, and to whom it comes back. */
  requestId: Id.nullable().default(null),
})
export type FormsChoice = z.infer<typeof FormsChoice>

/**
 * The language a form prints in, that of whoever reads it: the school's own papers are there in few, and in that of the
 * office where the language that was chosen is that of a family whose forms print with them.
 */
export function languageOfForm(
  form: FormId,
  { forms, language, schoolLanguage }: Pick<FormsChoice, 'forms' | 'language' | 'schoolLanguage'>,
  office: StaffLanguage,
): PacketLanguage {
  if (FORMS[form].reads === 'family') return language
  if (schoolLanguage !== null) return schoolLanguage
  const isFamilys = forms.some((each) => FORMS[each].reads === 'family')
  return (isFamilys ? null : StaffLanguage.safeParse(language).data) ?? office
}

/** Papers about one student in the words of the office, which are not those families read. */
export const OFFICE_PAPERS = [
  'crisis-record',
  'reported-crisis',
  'agency-report',
  'records-copy',
  'records-answer',
  'audit-trail',
] as const

/** Papers about one student for whoever does casework: no forms, and asked about like them once they are printed. */
export const CASEWORK_PAPERS = [
  ...(['safety-plan', 'return-plan', 'teachers', 'amendment-letter', 'record-of-disclosures'] as const),
  ...OFFICE_PAPERS,
] as const

/** Copies of what somebody signed, saved out of the encrypted file: of a release, or of any other paper. */
const SIGNED_COPIES = ['signed-release', 'signed-page'] as const

/**
 * Whatever leaves the program about one student by itself and is asked about: on paper, or as a copy. Of the answer to a
 * records request its request says how it went. Not asked about are the letters of a request, which say when it is answered
 * and tell nothing of the record, and what left in an emergency before it printed; that a parent had notice is said there, too.
 */
export const PrintedPaper = z.enum([...FORM_IDS, ...CASEWORK_PAPERS, ...SIGNED_COPIES, 'pick-up'])
export type PrintedPaper = z.infer<typeof PrintedPaper>

/** What a form that is filled in for a student tells somebody outside about them; nothing where it names nobody. */
const TELLS: Partial<Readonly<Record<PrintedPaper, readonly InformationClass[]>>> = {
  'staff-concern': ['contact-details', 'school-records'],
  'parent-request': ['contact-details', 'school-records'],
  'consent-services': ['contact-details', 'date-of-birth'],
  'release-both-ways': ['contact-details', 'date-of-birth'],
  'behavior-data': ['contact-details', 'school-records'],
  'contact-log': ['contact-details', 'school-records'],
  'safety-plan': ['reason-for-referral', 'health-history'],
  'return-plan': ['reason-for-referral', 'school-records'],
  teachers: ['reason-for-referral', 'school-records'],
  'amendment-letter': ['school-records'],
  'record-of-disclosures': ['reason-for-referral', 'school-records'],
  'crisis-record': ['reason-for-referral', 'health-history'],
  'reported-crisis': ['reason-for-referral', 'health-history'],
  'agency-report': ['reason-for-referral', 'health-history'],
  'records-copy': ['reason-for-referral', 'school-records'],
  'records-answer': ['reason-for-referral', 'school-records'],
  'audit-trail': ['school-records'],
  'signed-release': ['contact-details', 'date-of-birth'],
  'signed-page': ['contact-details', 'date-of-birth'],
  'pick-up': ['contact-details'],
}

/** What this form or paper says of the student it is for. Those of which it says nothing carry at most a case code. */
export function informationOn(form: PrintedPaper): readonly InformationClass[] {
  return TELLS[form] ?? []
}

/** Whether it carries the name of the student it is filled in for, so that it is asked where the page went. */
export function namesStudent(form: PrintedPaper): boolean {
  return informationOn(form).length > 0
}

/** Which forms that name a student a provider may be sent: what the family signs for it, and what was observed. */
export function mayBeSent(form: PrintedPaper): boolean {
  return form === 'release-both-ways' || form === 'signed-release' || form === 'behavior-data'
}

/** Whether it is a copy that was saved, which no printer can have lost. */
export function isSavedCopy(form: PrintedPaper): boolean {
  return SIGNED_COPIES.some((copy) => copy === form)
}

/** What tells of a report to an agency, or holds it: it stays in the file, and no family is handed it. */
const STAYS_IN_FILE: ReadonlySet<PrintedPaper> = new Set(['reported-crisis', 'agency-report'])

/** What is for the school alone: whoever reviews an answer, or answers for the trail, may have it in hand. */
const STAYS_AT_SCHOOL: ReadonlySet<PrintedPaper> = new Set(['records-copy', 'audit-trail'])

/** What somebody of the school reads or fills in. */
const FOR_STAFF: ReadonlySet<PrintedPaper> = new Set([
  ...(['teachers', 'staff-concern', 'behavior-data'] as const),
  ...STAYS_AT_SCHOOL,
])

const LEAVES: readonly PageEnding[] = ['handed-to-parent', 'handed-to-student', 'sent-to-provider']

/** Whether its records request says that it left, and how: nothing else does (34 CFR 99.32). */
export function leavesByRequest(form: PrintedPaper): boolean {
  return form === 'records-answer'
}

/** Where a form or paper may go once it is printed, whatever was said of it before. */
export function endingsOfPaper(form: PrintedPaper): readonly PageEnding[] {
  const stays = STAYS_IN_FILE.has(form) || STAYS_AT_SCHOOL.has(form) || leavesByRequest(form)
  return PageEnding.options.filter((ending) => {
    if (stays && LEAVES.includes(ending)) return false
    if (ending === 'handed-to-staff') return FOR_STAFF.has(form)
    if (ending === 'sent-to-provider') return mayBeSent(form)
    if (ending === 'went-with-answer') return isSavedCopy(form)
    return ending !== 'not-printed' || !isSavedCopy(form)
  })
}

/**
 * The name of the student on a form: what stays with the school says what the school calls them; what may go to a provider
 * bears the name a letter to one does, and what a family signs the one on their papers.
 */
export function nameOnForm(
  form: FormId,
  student: Pick<Student, 'givenName' | 'familyName' | 'preferredName'>,
): string {
  const staysHere = FORMS[form].reads === 'school' && !mayBeSent(form)
  return staysHere ? schoolName(student) : fullName(student)
}

/** A form or another paper that named a student when it was printed, until somebody says where it went. */
export const PrintedForm = z.object({
  id: Id,
  studentId: Id,
  form: PrintedPaper,
  /** The case it is of, for those who may read that; `null` for what belongs to the student. */
  caseId: Id.nullable(),
  language: PacketLanguage,
  printedAt: Instant,
  printedBy: Id,
  /** Whoever read its words to the family, where nobody had checked them. */
  interpreter: NamedInterpreter.nullable(),
  /** Names the words it was printed in, for ever; `null` for a form from before they had a name. */
  textVersion: z.string().nullable(),
  /** The statements of the family that stand on it. */
  statementIds: z.array(Id),
  /** The providers it names, where it is filled in to be signed for them. */
  recipientIds: z.array(Id),
  /** The contacts of the student it names: none of them might be kept away when it was printed. */
  contactIds: z.array(Id),
  /** The records request it answers; `null` of anything else. */
  requestId: Id.nullable(),
  /** The signed page it is a copy of; `null` of what the program printed. */
  scanId: Id.nullable(),
  ending: PageEnding.nullable(),
  endedOn: Day.nullable(),
  /** How somebody knows that it had left, where something stood in its way by then; empty where nobody was asked. */
  endedNote: z.string(),
  version: Version,
})
export type PrintedForm = z.infer<typeof PrintedForm>

/** The same in the history of its student; who read it out to a family is for no list. */
export const FormInHistory = PrintedForm.omit({ interpreter: true })
export type FormInHistory = z.infer<typeof FormInHistory>
