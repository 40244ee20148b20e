import type { PartRef, RecordsRequest, RecordsRequestDraft } from '#shared/domain/records-request.ts'

import type { Contact } from '#shared/domain/student.ts'

import { aContact, aStudent, aStudentWithCase } from './makers.ts'
import type { TestApp } from './test-app.ts'

/** What a made-up mother asks for, unless said otherwise. */
export function aRecordsRequest(
  known: Pick<RecordsRequestDraft, 'studentId' | 'ownerId'> & Partial<RecordsRequestDraft>,
): RecordsRequestDraft {
  return {
    ...{ kind: 'parent', requester: 'Teresa Varga', capacity: 'Mother', organizationId: null },
    ...{ consentPurpose: null, asksFor: 'Everything about Ines', interest: '', shown: 'Her card' },
    ...{ receivedOn: '2026-12-08', answerBy: null },
    ...{ periodFrom: null, periodUntil: null },
    ...known,
  }
}

/** What a made-up court asks for. */
export const BY_SUBPOENA: Partial<RecordsRequestDraft> = {
  ...{ kind: 'subpoena', requester: 'County Court', capacity: 'Case 26-114', interest: 'A civil case' },
  ...{ shown: 'Subpoena 26-114', answerBy: '2026-12-18' },
}

/** Whose request is how far, for the next step. */
export const at = ({ id, version }: Pick<RecordsRequest, 'id' | 'version'>) => ({ id, version })

/** The administrator approves what was chosen, as it is now unless said otherwise. */
export async function approve(
  app: TestApp,
  request: RecordsRequest,
  fingerprint?: string,
): Promise<RecordsRequest> {
  const review = { decision: 'approved', by: 'Dr. Osei, principal', on: '2026-12-08', words: '' } as const
  const record = await app.owner.recordsRequests.get(request)
  const { ordersFingerprint: ordersRead } = record
  const seen = fingerprint ?? record.fingerprint
  return app.owner.recordsRequests.review({ ...at(request), review, seen, ordersRead })
}

/** How an answer leaves, by post unless said otherwise. */
type Leaving = Partial<Parameters<TestApp['counselor']['recordsRequests']['answer']>[0]>

/** The answer prints, and leaves by post unless said otherwise. */
export async function printAndLeave(
  app: TestApp,
  request: RecordsRequest,
  said: Leaving = {},
  by = app.counselor,
): Promise<RecordsRequest> {
  await by.recordsRequests.printAnswer({ id: request.id, language: 'en', as: 'paper' })
  const leaving = { on: '2026-12-08', method: 'post', emergency: null } as const
  return by.recordsRequests.answer({ ...at(request), ...leaving, ...said })
}

/** A mother with a parent's rights, who may be told of a request. */
export function aMother(app: TestApp, studentId: string): Promise<Contact> {
  return app.office.students.addContact({ studentId, draft: aContact() })
}

/** A student with a case and a note that names another one, and a request that came in. */
export async function aboutANote(app: TestApp, said: Partial<RecordsRequestDraft> = {}, known = {}) {
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(app.counselor, ownerId, known)
  await aMother(app, student.id)
  await app.counselor.students.create(aStudent({ givenName: 'Marcus', familyName: 'Oyelaran' }))
  const note = await app.counselor.cases.addNote({
    caseId: open.id,
    words: 'Marcus pushed her in the yard.\nShe went in.',
  })
  const request = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: student.id, ownerId, ...said }),
  )
  const noteRef: PartRef = { kind: 'note', id: note.id }
  return { student, caseId: open.id, request, noteRef }
}

/** Chooses the note and hides the name in it. */
export async function chooseAndHide(app: TestApp, made: Awaited<ReturnType<typeof aboutANote>>) {
  const parts = [made.noteRef]
  const request = await app.counselor.recordsRequests.choose({ ...at(made.request), parts })
  const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
  const keys = documents
    .flatMap(({ lines }) => lines)
    .flatMap(({ pieces }) => pieces.flatMap(({ name }) => name?.key ?? []))
  const names = Object.fromEntries(keys.map((key) => [key, 'hide' as const]))
  return app.counselor.recordsRequests.decideNames({ ...at(request), names, alsoHidden: [] })
}
