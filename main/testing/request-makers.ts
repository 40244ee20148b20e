import type { RecordsRequest, RecordsRequestDraft } from '#shared/domain/records-request.ts'

import type { TestApp } from './test-app.ts'

/** What a made-up mother asks for, unless said otherwise. */
export function aRecordsRequest(
  known: Pick<RecordsRequestDraft, 'studentId' | 'ownerId'> & Partial<RecordsRequestDraft>,
): RecordsRequestDraft {
  return {
    ...{ kind: 'parent', requester: 'Teresa Varga', capacity: 'Mother', organizationId: null },
    ...{ consentPurpose: null, asksFor: 'Everything about Ines', interest: '', shown: 'Her card' },
    ...{ receivedOn: '2026-12-08', answerBy: null },
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

/** The administrator approves what was chosen. */
export function approve(app: TestApp, request: RecordsRequest): Promise<RecordsRequest> {
  const review = { decision: 'approved', by: 'Dr. Osei, principal', on: '2026-12-08', words: '' } as const
  return app.owner.recordsRequests.review({ ...at(request), review })
}
