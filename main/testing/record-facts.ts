import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'

import { recordPaper } from '../disclosures/record-paper.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'

const SIGNED = { id: 'C', signer: 'Teresa Varga', signerContactId: null, signedOn: '2026-12-01' }

const SENT: Disclosure = {
  ...{ id: 'D', studentId: 'S', referralId: null, organizationId: null, pageIds: [], crisisEntryId: null },
  ...{ recordedAt: '2026-12-08T15:00:00.000Z', recordedBy: 'A', isReport: false, isUndelivered: false },
  party: 'Bayside Family Counseling',
  interest: 'To arrange help and follow it up; To plan support at school',
  what: 'Name and contact details; Reason for the referral; with the statement of Teresa Varga',
  ...{ information: ['contact-details'], onDay: '2026-12-02', consentId: 'C' },
  ...{ exception: null, exceptionNote: '', method: 'secure-portal' },
}

const without = { consentId: null, method: null } as const

/** What left of every kind, as it was written down in the language of an office. */
const DISCLOSURES: readonly Disclosure[] = [
  SENT,
  {
    ...{ ...SENT, ...without, isUndelivered: true, onDay: '2026-12-03' },
    ...{ party: 'Servicios de emergencia: 911', interest: 'Atender al estudiante en una emergencia' },
    what: 'Lo que los servicios de emergencia tenían que saber',
    ...{ exception: 'health-or-safety-emergency', exceptionNote: '7' },
  },
  {
    ...{ ...SENT, ...without, method: 'phone', onDay: '2026-12-04' },
    interest: 'The student seeks or intends to enroll there (34 CFR 99.34)',
    what: 'School records, Health history; with the statement of the family',
    ...{ party: 'Northside', exception: 'new-school', exceptionNote: 'Teresa Varga, 2026-12-01' },
  },
  {
    ...{ ...SENT, ...without, method: 'post', onDay: '2026-12-05', party: 'Ellis', interest: '' },
    what: 'Contact: Mother, Contact: Father; Case note: Dec 1, 2026, Dec 2, 2026; Call or contact: 14 (Sep 1, 2026 – Dec 4, 2026); Student: 1; Signed page, Dec 1, 2026 (a PDF laid behind the answer, 3 pages); Records from Sep 1, 2026 to Dec 4, 2026',
    ...{ exception: 'court-order-or-subpoena', exceptionNote: '' },
  },
  {
    ...{ ...SENT, ...without, method: 'in-hand', onDay: '2026-12-06', party: 'Padre, madre o tutor' },
    ...{ what: 'Motivo de la derivación', interest: 'Para organizar la ayuda' },
    ...{ exception: 'against-rule', exceptionNote: '7' },
  },
]

/** The record of what left in one language, with an entry of every kind. */
export function aRecordIn(language: PacketLanguage): Paper {
  return recordPaper({
    student: { givenName: 'Lucía', familyName: 'Varga', localId: '20417' },
    disclosures: DISCLOSURES,
    asked: [
      {
        ...{ requestId: 'R', party: 'Ellis', interest: '', receivedOn: '2026-11-01' },
        ...{ state: 'refused', endedOn: '2026-11-09' },
      },
      {
        ...{ requestId: 'Q', party: 'Northside', interest: '7', receivedOn: '2026-11-02' },
        ...{ state: 'withdrawn', endedOn: '2026-11-10' },
      },
    ],
    consents: [SIGNED],
    contacts: [],
    school: { name: 'Harbor Middle School', paper: 'letter', phone: '5550100100' },
    today: '2026-12-08',
    ...{ text: printText(language), english: printText('en'), interpreter: null },
  })
}
