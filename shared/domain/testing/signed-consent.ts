import type { Consent } from '../consent.ts'

/** The organization a made-up consent names. */
export const CLINIC = '0a0b0c0d-0000-7000-8000-00000000000a'

/** What a made-up mother signed, as it is on record. */
export function aSignedConsent(said: Partial<Consent> = {}): Consent {
  return {
    id: '0a0b0c0d-0000-7000-8000-000000000001',
    studentId: '0a0b0c0d-0000-7000-8000-000000000002',
    caseId: null,
    kind: 'exchange',
    signer: 'Teresa Varga',
    signerContactId: null,
    authority: 'parent',
    authorityShown: '',
    studentSigned: false,
    recipientIds: [CLINIC],
    recipientNames: { [CLINIC]: 'Harbor Clinic' },
    renamedIds: [],
    anyTreating: false,
    direction: 'to',
    information: ['contact-details', 'reason-for-referral'],
    purposes: ['arranging-help'],
    purpose: 'To find counseling',
    statements: [],
    signedOn: '2026-12-01',
    expiresOn: '2027-06-30',
    expiresWhen: '',
    happenedOn: null,
    languageSigned: 'en',
    interpreter: '',
    revokedOn: null,
    revokedHow: '',
    revokedAt: null,
    takenBackFor: [],
    amendsId: null,
    replacedOn: null,
    objections: [],
    recordedAt: '2026-12-01T15:00:00.000Z',
    recordedBy: '0a0b0c0d-0000-7000-8000-000000000003',
    version: 1,
    ...said,
  }
}
