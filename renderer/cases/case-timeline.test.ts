import { expect, test } from 'vitest'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import type { CrisisRecord } from '#shared/domain/crisis.ts'
import { aSignedConsent } from '#shared/domain/testing/signed-consent.ts'
import { translate } from '#shared/text/translate.ts'
import { caseEntries } from './case-timeline.ts'
import { addresseeOf } from './timeline-contacts.ts'
import { eventWords, KNOWN_EVENTS } from './timeline-referrals.ts'

const ME = '00000000-0000-7000-8000-00000000000a'
const REFERRAL = '00000000-0000-7000-8000-00000000000b'
const CLINIC = '00000000-0000-7000-8000-00000000000c'
const MOTHER = '00000000-0000-7000-8000-00000000000d'
const AT = '2026-12-01T15:00:00.000Z'

const t = (key: Parameters<typeof translate>[1], values?: Parameters<typeof translate>[2]) =>
  translate('en', key, values)

/** A record with one entry of each kind, as far as the timeline reads it. */
function aRecord(known: Partial<CaseRecord> = {}): CaseRecord {
  const record: unknown = {
    case: {
      id: 'case',
      closedOn: null,
      closingNote: '',
      nextAction: null,
      nextOwnerId: null,
      nextDueOn: null,
    },
    student: { givenName: 'Ines', familyName: 'Varga', preferredName: null },
    contacts: [{ id: MOTHER, name: 'Teresa Varga', relation: 'mother' }],
    concerns: [],
    triages: [],
    notes: [],
    referrals: [{ id: REFERRAL, destination: 'Harbor Clinic' }],
    events: [],
    tasks: [],
    crises: [],
    meetings: [],
    safetyPlans: [],
    returnPlans: [],
    supports: [],
    attempts: [],
    appointments: [],
    consents: [],
    declined: [],
    pages: [],
    forms: [],
    slipAnswers: [],
    disclosures: [],
    people: { [ME]: 'The counselor' },
    organizations: { [CLINIC]: 'Harbor Clinic' },
    today: '2026-12-08',
    ...known,
  }
  // The timeline reads only what stands here; a whole record is the program's to make.
  return record as CaseRecord
}

/** A step of the protocol, as far as the timeline reads it. */
function aTask(known: Partial<CaseTask>): CaseTask {
  const task: unknown = {
    id: 'task',
    name: '',
    state: 'open',
    words: '',
    exemptUntil: null,
    ownerId: ME,
    dueOn: '2026-12-10',
    endedAt: null,
    endedBy: null,
    ...known,
  }
  // The timeline reads only what stands here.
  return task as CaseTask
}

const entries = (known: Partial<CaseRecord>) =>
  caseEntries(aRecord(known), {
    t,
    day: (on) => `<${on}>`,
    time: (at) => at,
    language: (tag) => tag,
    urgency: (id) => id,
    disposition: (id) => id,
  })

test('every step of a referral has its own words', () => {
  const words = KNOWN_EVENTS.map((action) => eventWords({ action, toState: 'sent' }, t))
  expect(new Set(words).size).toBe(KNOWN_EVENTS.length)
  expect(words.filter((word) => word.includes('event'))).toEqual([])
})

test('what was taken back says where the referral stands now', () => {
  expect(eventWords({ action: 'undo', toState: 'draft' }, t)).toContain('Being prepared')
  expect(eventWords({ action: 'close', toState: 'closed-moved' }, t)).toBe('Closed: moved away')
})

test('a paper that came back says what was ticked; after a correction what was entered before stands in it', () => {
  const card = {
    ...{ id: 'wrong', referralId: 'referral', slip: 'follow-up-card' as const, cameOn: '2026-12-08' },
    ...{ tick: 'appointment' as const, day: '2026-12-15', atTime: '14:30', reason: null, pleaseCall: false },
    ...{
      heard: { helped: 'yes' as const, respected: null, safe: 'no' as const },
      words: '',
      toldBy: 'paper' as const,
    },
    ...{ replacesId: null, recordedAt: AT, recordedBy: ME, version: 1 },
  }
  const said =
    'An appointment was made · <2026-12-15> · 14:30\nDid we help you? · Yes\nDid you feel safe with us? · No'
  expect(entries({ slipAnswers: [card] })).toMatchObject([
    { title: 'Follow-up card came back', body: said, tone: 'danger', amends: 'wrong' },
  ])
  const right = {
    ...card,
    id: 'right',
    replacesId: 'wrong',
    tick: 'not-now' as const,
    day: null,
    atTime: null,
  }
  const [corrected, ...others] = entries({ slipAnswers: [card, right] })
  expect(others).toEqual([])
  expect(corrected).toMatchObject({ title: 'Follow-up card came back, corrected', amends: 'right' })
  expect(corrected?.body).toContain('They do not want this help now')
  expect(corrected?.body).toContain('Entered before by The counselor, <2026-12-08>: An appointment was made')
})

test('a call says whom, how, and whether they were reached', () => {
  const attempt = {
    id: 'call',
    caseId: 'case',
    referralId: null,
    withWhom: 'family' as const,
    contactId: MOTHER,
    channel: 'phone' as const,
    language: null,
    interpreter: 'Ms. Soto',
    reached: false,
    result: 'Left a message.',
    at: AT,
    recordedBy: ME,
    version: 1,
  }
  expect(entries({ attempts: [attempt] })).toMatchObject([
    {
      title: 'Phone: Teresa Varga (Mother), not reached',
      who: 'The counselor',
      body: 'Left a message.\nInterpreter: Ms. Soto',
    },
  ])
})

test('a step somebody told the office about says who told it, and holds from its own day', () => {
  const event = {
    id: 'event',
    referralId: REFERRAL,
    action: 'confirm-linked',
    fromState: 'sent' as const,
    toState: 'linked' as const,
    effectiveOn: '2026-11-30',
    recordedAt: AT,
    recordedBy: ME,
    source: 'family-said' as const,
    reason: '',
  }
  expect(entries({ events: [event] })).toMatchObject([
    {
      title: 'Harbor Clinic: first appointment kept',
      on: '2026-11-30',
      source: 'The family said so',
      tone: 'good',
    },
  ])
})

test('a step nobody did is told when its case is closed, and not before', () => {
  const step = { nextAction: 'Call the mother', nextOwnerId: ME, nextDueOn: '2026-12-10' }
  const told = (closedOn: string | null) =>
    entries({ case: { ...aRecord().case, id: 'case', closedOn, closingNote: 'Moved away.', ...step } })
  expect(told(null)).toEqual([])
  expect(told('2026-12-08')).toMatchObject([
    { title: 'Case closed', body: 'Moved away.' },
    {
      title: 'Ended with the case, not done: Call the mother',
      who: 'The counselor',
      on: '2026-12-08',
      body: 'It was due by <2026-12-10>.',
    },
  ])
})

test('a consent that was taken back is two entries: the signature and its end', () => {
  const consent = aSignedConsent({
    recipientIds: [CLINIC],
    information: ['contact-details'],
    signedOn: '2026-11-20',
    revokedOn: '2026-12-02',
    revokedHow: 'By phone',
    recordedAt: AT,
    recordedBy: ME,
  })
  expect(entries({ consents: [consent] })).toMatchObject([
    { on: '2026-11-20', body: 'Signed by Teresa Varga, until <2027-06-30>\nName and contact details' },
    { on: '2026-12-02', timeless: true, body: 'By phone' },
  ])
  const written = { ...consent, revokedAt: '2026-12-02T19:30:00.000Z' }
  const [, revoked] = entries({ consents: [written] })
  expect(revoked).toMatchObject({ on: '2026-12-02', at: '2026-12-02T19:30:00.000Z' })
  expect(revoked?.timeless).toBeUndefined()
  const [, treating] = entries({ consents: [{ ...consent, recipientIds: [], anyTreating: true }] })
  expect(treating?.title).toContain('Whoever treats the student')
  const said = { by: 'Luis Varga', on: '2026-12-02', how: 'By phone', weighed: null }
  const objected = (at?: string) =>
    entries({ consents: [{ ...consent, revokedOn: null, objections: [{ ...said, ...(at && { at }) }] }] })[1]
  expect(objected()).toMatchObject({ on: '2026-12-02', timeless: true })
  expect(objected('2026-12-02T19:30:00.000Z')).toMatchObject({ at: '2026-12-02T19:30:00.000Z' })
})

test('pages printed together are one entry that asks where each went', () => {
  const page = {
    id: 'one',
    referralId: REFERRAL,
    part: 'letter' as const,
    language: 'es' as const,
    printedAt: AT,
    printedBy: ME,
    information: [],
    interpreter: { name: 'Ana Gil', role: 'professional' as const, how: 'phone' as const },
    addresseeId: MOTHER,
    textVersion: 'es 0f3a91c2.2, en 77b1ab00.0',
    provider: null,
    contactIds: [],
    statementIds: [],
    ending: 'handed-to-parent' as const,
    endedOn: '2026-12-01',
    endedNote: 'At the desk at nine.',
    version: 1,
  }
  const unsaid = { ending: null, endedOn: null, endedNote: '' }
  const pages = [
    page,
    { ...page, ...unsaid, id: 'two', part: 'provider' as const, textVersion: 'es 0f3a91c2.2' },
  ]
  expect(entries({ pages })).toMatchObject([
    {
      title: 'Packet printed, 2 parts (Spanish)',
      body: 'For Teresa Varga (Mother)\nLetter to the family: Handed to the family, <2026-12-01> (At the desk at nine.)\nProvider page: nobody has said where it went\nInterpreter: Ana Gil (Professional interpreter, By phone)\nIn these words: Spanish with 2 changes of the school; English as Footbridge has it',
      tone: 'warn',
      isUnanswered: true,
    },
  ])
})

test('a form of the student is an entry that says where it went, or that nobody said so', () => {
  const form = {
    ...{ id: 'log', studentId: 's', caseId: null, form: 'contact-log' as const, language: 'en' as const },
    ...{ printedAt: AT, printedBy: ME, textVersion: null, version: 1 },
    ...{ statementIds: [], recipientIds: [], contactIds: [], requestId: null, scanId: null },
    ...{ ending: 'handed-to-parent' as const, endedOn: '2026-12-02', endedNote: 'At the desk' },
  }
  const unsaid = { ...form, id: 'other', ending: null, endedOn: null, endedNote: '' }
  expect(entries({ forms: [form, unsaid] })).toMatchObject([
    {
      title: 'Printed: Contact log (English)',
      body: 'Contact log: Handed to the family, <2026-12-02> (At the desk)',
      who: 'The counselor',
    },
    { body: 'Contact log: nobody has said where it went', tone: 'warn' },
  ])
})

test('whoever must not be contacted by now is not named as whom pages were for', () => {
  const { contacts } = aRecord()
  const away = contacts.map((contact) => ({ ...contact, doNotContact: true }))
  expect(addresseeOf([{ addresseeId: MOTHER }], contacts)).toMatchObject({ id: MOTHER })
  expect(addresseeOf([{ addresseeId: MOTHER }], away)).toBeUndefined()
})

test('what was sent for another case of the student is not told here', () => {
  const disclosure = {
    id: 'sent',
    studentId: 'student',
    referralId: REFERRAL,
    party: 'Harbor Clinic',
    interest: 'Help',
    what: 'Name and contact details',
    information: [],
    onDay: '2026-12-01',
    recordedAt: AT,
    recordedBy: ME,
    consentId: 'consent',
    exception: null,
    exceptionNote: '',
    method: null,
    organizationId: null,
    pageIds: [],
    crisisEntryId: null,
    isReport: false,
    isUndelivered: false,
  }
  const elsewhere = { ...disclosure, id: 'elsewhere', referralId: 'another' }
  expect(entries({ disclosures: [disclosure, elsewhere] }).map(({ id }) => id)).toEqual(['sent'])
  const [faxed] = entries({ disclosures: [{ ...disclosure, method: 'fax' }] })
  expect(faxed?.body).toContain('Name and contact details · By fax')
})

test('a step that was done says what was told, and one that was left out why and until when', () => {
  const ended = { endedBy: ME, endedAt: AT }
  const told = entries({
    tasks: [
      aTask({ id: 'call', name: 'Call the family', state: 'done', words: 'Her mother.', ...ended }),
      aTask({
        id: 'letter',
        name: 'Send the letter',
        state: 'exempted',
        words: 'She works here.',
        exemptUntil: '2026-12-15',
        ...ended,
      }),
      aTask({ id: 'look', name: 'Look in' }),
    ],
  })
  expect(told).toMatchObject([
    { kind: 'step', title: 'Done: Call the family', who: 'The counselor', body: 'Her mother.' },
    { title: 'Not needed here: Send the letter', body: 'She works here.\nAsked for again on <2026-12-15>' },
  ])
})

test('what was said at a meeting stands under its day, with what was decided and who does it', () => {
  const told = entries({
    tasks: [aTask({ id: 'ask', name: 'Ask about lunch', ownerId: ME, dueOn: '2026-12-10' })],
    meetings: [
      {
        ...{ id: 'point', meetingId: 'm', kind: 'team', title: '', onDay: '2026-12-03' },
        ...{ notes: 'Eats alone.', notesBy: ME, taskIds: ['ask'] },
      },
    ],
  })
  expect(told).toMatchObject([
    {
      kind: 'meeting',
      on: '2026-12-03',
      title: 'Team meeting',
      who: 'The counselor',
      body: 'Eats alone.\nDecided: Ask about lunch (The counselor, by <2026-12-10>)',
    },
  ])
})

test('a case that is closed over an open step says that nobody did it', () => {
  const closed = { ...aRecord().case, closedOn: '2026-12-08' }
  const titles = entries({ case: closed, tasks: [aTask({ name: 'Look in' })] }).map(({ title }) => title)
  expect(titles).toEqual(['Case closed', 'Ended with the case, not done: Look in'])
})

test('a crisis tells that it began, each step that was written down, and what stood there before', () => {
  const entry = {
    crisisId: 'crisis',
    recordedAt: AT,
    recordedBy: ME,
    contactId: null,
    corrects: null,
    at: AT,
  }
  const crisis: CrisisRecord = {
    ...{
      id: 'crisis',
      caseId: 'case',
      protocolNumber: 1,
      startedAt: AT,
      startedBy: ME,
      endedAt: AT,
      version: 3,
    },
    path: {
      neverAlone: '',
      numbers: [],
      steps: [
        { id: 'stay', name: 'Stay with the student', kind: 'action', roleId: 'case-owner', guidance: '' },
      ],
    },
    entries: [
      { ...entry, id: 'one', stepId: 'stay', said: { kind: 'done', words: 'In room 4.' } },
      { ...entry, id: 'two', stepId: 'stay', corrects: 'one', said: { kind: 'done', words: 'In room 5.' } },
    ],
  }
  expect(entries({ crises: [crisis] })).toMatchObject([
    { kind: 'crisis', title: 'A crisis began', who: 'The counselor' },
    {
      title: 'Corrected: Stay with the student',
      body: 'In room 5.\nBefore: Stay with the student · In room 4.',
    },
    { title: 'The crisis is written down to the end' },
  ])
})

test('a no to a paper is told in the words of whoever said it', () => {
  const asked: unknown = {
    ...{ id: 'paper', studentId: 'student', kind: 'exchange', recipientIds: [CLINIC], referralId: null },
    ending: { state: 'declined', on: '2026-12-03', at: AT, by: 'Teresa Varga', words: 'No lawyer.' },
  }
  // The timeline reads only what stands here.
  const declined = [asked] as CaseRecord['declined']
  expect(entries({ declined })).toMatchObject([
    {
      title: expect.stringContaining('Teresa Varga said no to the paper'),
      body: 'No lawyer.',
      on: '2026-12-03',
    },
  ])
})
