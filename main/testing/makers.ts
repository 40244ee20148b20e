import type { Client } from '#shared/api/client.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Concern, ConcernDraft } from '#shared/domain/concern.ts'
import type { ContactDraft, Student, StudentDraft } from '#shared/domain/student.ts'
import type { TriageWithCalls } from '#shared/domain/told-outside.ts'

/** What is known of a made-up student. */
export function aStudent(known: Partial<StudentDraft> = {}): StudentDraft {
  return {
    localId: null,
    givenName: 'Ines',
    familyName: 'Varga',
    preferredName: null,
    pronouns: null,
    birthDate: null,
    grade: '07',
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
    ...known,
  }
}

/** What is known of a made-up mother. */
export function aContact(known: Partial<ContactDraft> = {}): ContactDraft {
  return {
    name: 'Teresa Varga',
    relation: 'mother',
    holdsConsentRights: true,
    custodyNote: '',
    languageSpoken: null,
    languageRead: null,
    interpreterNeeded: false,
    bestTime: '',
    phone: null,
    email: null,
    address: null,
    voicemailAllowed: true,
    textAllowed: false,
    mailAllowed: false,
    doNotContact: false,
    doNotContactBasis: '',
    studentNameUsed: null,
    ...known,
  }
}

/** What a made-up teacher says about a student. */
export function aConcern(studentId: string, said: Partial<ConcernDraft> = {}): ConcernDraft {
  return {
    studentId,
    source: 'teacher',
    reporterName: null,
    anonymous: false,
    noticed: ['withdrawal'],
    words: 'Sits alone since the holidays.',
    studentWords: '',
    studentWish: '',
    trustedAdult: '',
    onset: '',
    frequency: '',
    setting: '',
    alreadyTried: '',
    immediateDanger: false,
    proposedUrgency: null,
    familyAware: null,
    ...said,
  }
}

/** A decision that opens a routine case for `ownerId`, or joins the open one. */
export function aTriage(
  concern: Pick<Concern, 'id' | 'version'>,
  ownerId: string,
  decided: Partial<TriageWithCalls> = {},
): TriageWithCalls {
  return {
    concernId: concern.id,
    version: concern.version,
    urgency: 'routine',
    tier: 2,
    disposition: 'community-provider',
    safetySteps: [],
    calls: [],
    note: '',
    restricted: false,
    next: {
      action: 'Call the family',
      ownerId,
      dueOn: decided.urgency === 'emergency' ? '2026-12-08' : '2026-12-10',
    },
    ...decided,
  }
}

/** A student with an open case, made the way the office makes one. */
export async function aStudentWithCase(
  client: Client,
  ownerId: string,
  known: Partial<StudentDraft> = {},
  decided: Partial<TriageWithCalls> = {},
): Promise<{ readonly student: Student; readonly case: Case; readonly concern: Concern }> {
  const student = await client.students.create(aStudent(known))
  const concern = await client.concerns.create(aConcern(student.id))
  const { case: opened } = await client.concerns.triage(aTriage(concern, ownerId, decided))
  if (!opened) throw new Error('This decision opens no case.')
  return { student, case: opened, concern: await client.concerns.get({ id: concern.id }) }
}
