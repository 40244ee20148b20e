import type { CaseRecord } from '#shared/api/cases.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { foldText } from '#shared/domain/folded-text.ts'
import type { ProgramOrigin } from '#shared/domain/program-records.ts'
import { PartKind, type PartRef, type RequesterKind } from '#shared/domain/records-request.ts'
import { SAFETY_PARTS } from '#shared/domain/safety-plan.ts'
import { HEARD_QUESTIONS } from '#shared/domain/slip-answer.ts'
import { fullName, schoolName } from '#shared/domain/student.ts'

import { caseRecord } from '../cases/case-record.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { briefContactsOfStudent } from '../concerns/brief-contacts.ts'
import { concernsOfStudent } from '../concerns/concern-access.ts'
import { scansOfStudent } from '../consents/consent-scans.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { headingOf, namedStatementsOn } from '../packets/contested.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, namesKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { crisisLines, meetingLines, type Line } from './documents-of-crises.ts'
import { programOrigins } from './program-origins.ts'

/** One line of a document; what somebody wrote in their own words may name others. */
export interface DocumentLine {
  /** Tells it from the other lines of the same document, in every language. */
  readonly id: string
  readonly label: string
  readonly words: string
}

/** One document of a record as it would leave. */
export interface RecordDocument extends PartRef {
  readonly on: string | null
  /** About another than the parent who asks. */
  readonly isOfAnother: boolean
  readonly title: string
  readonly lines: readonly DocumentLine[]
  /** Whose statements about it go with it (34 CFR 99.21(c)). */
  readonly statementsBy: readonly string[]
  /** How the office knows that it came from a program for substance use; `null` where nothing says so. */
  readonly programOrigin: ProgramOrigin | null
}

const ORDER = PartKind.options

function document(part: PartRef, title: string, on: string | null, lines: readonly Line[]): RecordDocument {
  return {
    ...part,
    title,
    on,
    isOfAnother: false,
    statementsBy: [],
    programOrigin: null,
    lines: lines.flatMap(([id, label, words]) => (words ? [{ id, label, words }] : [])),
  }
}

/** Whoever holds a court's or an agency's paper may be given what a report to an agency says; nobody else is. */
const SEES_REPORTS: readonly RequesterKind[] = ['subpoena', 'court-order', 'child-welfare', 'police']

/** Whose documents, and for whom. */
interface Asked {
  readonly studentId: string
  readonly kind: RequesterKind
  readonly requester: string
}

/**
 * Where another adult lives and what a court said of them is nothing a request of a parent hands over by itself: the school
 * looks at the orders first (34 CFR 99.4), and answers about it apart.
 */
function isKeptFrom(name: string, { kind, requester }: Asked): boolean {
  const same = (words: string) => foldText(words).folded.trim()
  return kind === 'parent' && same(name) !== same(requester)
}

/** What tells how the documents of one record are worded. */
interface Wording {
  readonly context: QueryContext
  readonly words: OfficeWords
  readonly kind: RequesterKind
}

function ofCase(record: CaseRecord, { context, words, kind }: Wording): RecordDocument[] {
  const { say, day } = words
  const on = (at: string) => schoolDay(at, context.timeZone)
  const label = (key: Parameters<typeof say>[0]) => say(key)
  const decisions = record.triages.filter(
    ({ disposition }) => disposition !== 'mandated-report' || SEES_REPORTS.includes(kind),
  )
  return [
    ...decisions.map(({ id, decidedAt, disposition, note }) =>
      document({ kind: 'decision', id }, say('requests:part.decision'), on(decidedAt), [
        ['what', label('requests:line.decided'), say(`vocabulary:disposition.${disposition}`)],
        ['note', label('requests:line.note'), note],
      ]),
    ),
    ...record.notes.map(({ id, at, words: said }) =>
      document({ kind: 'note', id }, say('requests:part.note'), on(at), [
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.attempts.map(({ id, at, withWhom, channel, reached, result, interpreter }) =>
      document({ kind: 'call', id }, say('requests:part.call'), on(at), [
        [
          'how',
          label('requests:line.how'),
          [say(`vocabulary:withWhom.${withWhom}`), say(`vocabulary:channel.${channel}`)].join(' · '),
        ],
        ['reached', label('requests:line.reached'), say(reached ? 'common:words.yes' : 'common:words.no')],
        ['result', label('requests:line.words'), result],
        [
          'interpreter',
          label('requests:line.interpreter'),
          !namesKeptAway(record.contacts, interpreter) && interpreter,
        ],
      ]),
    ),
    ...record.referrals
      .filter(({ state }) => state !== 'entered-in-error')
      .map(({ id, needIdentifiedOn, destination, serviceName, state, primaryReason }) =>
        document({ kind: 'referral', id }, say('requests:part.referral'), needIdentifiedOn, [
          ['to', label('requests:line.to'), [destination, serviceName].filter(Boolean).join(' · ')],
          ['reason', label('requests:line.reason'), say(`vocabulary:reason.${primaryReason}`)],
          ['state', label('requests:line.state'), say(`vocabulary:referralState.${state}`)],
          ...record.events
            .filter(({ referralId, reason }) => referralId === id && reason !== '')
            .map(({ id: event, effectiveOn, reason }): Line => [event, day(effectiveOn), reason]),
          ...record.appointments
            .filter(({ referralId }) => referralId === id)
            .map((each): Line => [
              each.id,
              day(each.onDay),
              `${say(`vocabulary:appointmentKind.${each.kind}`)} · ${say(`vocabulary:appointmentStatus.${each.status}`)}`,
            ]),
        ]),
      ),
    ...record.slipAnswers.map(({ id, slip, cameOn, tick, day: named, heard, words: said }) =>
      document({ kind: 'returned-paper', id }, say('requests:part.returned-paper'), cameOn, [
        ['paper', label('requests:line.what'), say(`slips:paper.${slip}`)],
        [
          'tick',
          label('slips:says'),
          tick && [say(`slips:tick.${tick}`), named && day(named)].filter(Boolean).join(' · '),
        ],
        ...HEARD_QUESTIONS.map((question): Line => {
          const answer = heard[question]
          return [question, say(`slips:heard.${question}`), answer && say(`slips:heardAnswer.${answer}`)]
        }),
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.safetyPlans.map((plan) =>
      document({ kind: 'safety-plan', id: plan.id }, say('requests:part.safety-plan'), on(plan.writtenAt), [
        ...SAFETY_PARTS.map((part): Line => [part, say(`plans:safety.part.${part}`), plan[part]]),
        ['agreedBy', label('requests:line.agreed'), `${plan.agreedBy} · ${day(plan.agreedOn)}`],
      ]),
    ),
    ...record.returnPlans.map((plan) =>
      document({ kind: 'return-plan', id: plan.id }, say('requests:part.return-plan'), on(plan.writtenAt), [
        ['backOn', say('plans:return.backOn'), day(plan.backOn)],
        ['meetingWith', say('plans:return.meetingWith'), plan.meetingWith],
        ['atDoor', say('plans:return.atDoor'), plan.atDoor],
        ['goesTo', say('plans:return.goesTo'), plan.goesTo],
        ['eased', say('plans:return.eased'), plan.eased],
        ['teachersTold', say('plans:return.teachersTold'), plan.teachersTold],
        ['providerContact', say('plans:return.providerContact'), plan.providerContact],
      ]),
    ),
    ...record.supports.map(({ id, onDay, kind: what, givenBy, words: said }) =>
      document({ kind: 'support', id }, say('requests:part.support'), onDay, [
        ['what', label('requests:line.what'), say(`vocabulary:supportKind.${what}`)],
        ['by', label('requests:line.by'), givenBy],
        ['words', label('requests:line.words'), said],
      ]),
    ),
    ...record.crises.map((crisis) =>
      document(
        { kind: 'crisis', id: crisis.id },
        say('requests:part.crisis'),
        on(crisis.startedAt),
        crisisLines(crisis, record, {
          ...{ words, timeZone: context.timeZone, seesReports: SEES_REPORTS.includes(kind) },
        }),
      ),
    ),
    ...record.meetings.map((meeting) =>
      document(
        { kind: 'meeting', id: meeting.id },
        say('requests:part.meeting'),
        meeting.onDay,
        meetingLines(meeting, record, words),
      ),
    ),
  ]
}

/** The signed pages that are kept as pictures or PDF. */
function ofScans(
  { db, session, timeZone }: QueryContext,
  { studentId, consents }: { readonly studentId: string; readonly consents: readonly Consent[] },
  { say, day }: OfficeWords,
) {
  return scansOfStudent(db, session, studentId).map(({ id, consentId, addedAt, kind }) => {
    const consent = consents.find((one) => one.id === consentId)
    return document({ kind: 'scan', id }, say('requests:part.scan'), schoolDay(addedAt, timeZone), [
      [
        'of',
        say('requests:line.signedPage'),
        consent !== undefined &&
          [say(`vocabulary:consentKind.${consent.kind}`), consent.signer, day(consent.signedOn)]
            .filter(Boolean)
            .join(' · '),
      ],
      ['pdf', say('requests:line.note'), kind === 'application/pdf' && say('requests:paper.pdfScan')],
    ])
  })
}

/**
 * Everything the office keeps about a student that this person may read and that may be asked for, the oldest first
 * within its kind. What a counselor keeps to themselves is sealed and stands nowhere here (34 CFR 99.3, sole
 * possession), and whoever must not be contacted is named nowhere.
 */
export function documentsOf(context: QueryContext, about: Asked, words: OfficeWords): RecordDocument[] {
  const { studentId, kind } = about
  const { db, session } = context
  const { say, day } = words
  const student = requireStudentFor(db, session, studentId)
  const on = (at: string) => schoolDay(at, context.timeZone)
  const wording = { context, words, kind }
  const disclosures = disclosuresFor(db, session, studentId).filter(
    ({ isReport }) => !isReport || SEES_REPORTS.includes(kind),
  )
  const records = casesOfStudent(db, session, studentId).map(({ id }) => caseRecord(context, id))
  const contacts = contactsOfStudent(db, studentId)
  const consents = consentsOfStudent(db, session, studentId).map((consent) =>
    isKeptAway(contacts, { contactId: consent.signerContactId, name: consent.signer })
      ? { ...consent, signer: '' }
      : consent,
  )
  const found = [
    document({ kind: 'student', id: studentId }, say('requests:part.student'), null, [
      ['name', say('requests:line.name'), schoolName(student)],
      ['legal', say('requests:line.legalName'), fullName(student)],
      ['birthDate', say('students:fields.birthDate'), student.birthDate && day(student.birthDate)],
      ['localId', say('students:fields.localId'), student.localId],
      ['grade', say('students:fields.grade'), student.grade && say(`vocabulary:grade.${student.grade}`)],
      ['homeroom', say('students:fields.homeroom'), student.homeroom],
      ['pronouns', say('students:fields.pronouns'), student.pronouns],
      ['iep', say('students:fields.iep'), student.iep === true && say('common:words.yes')],
      [
        'section504',
        say('students:fields.section504'),
        student.section504 === true && say('common:words.yes'),
      ],
    ]),
    ...contacts
      .filter(({ doNotContact }) => !doNotContact)
      .map(({ id, name, relation, phone, email, address, custodyNote }) => {
        const known: readonly Line[] = [
          ['name', say('students:contacts.name'), name],
          ['relation', say('students:contacts.relation'), say(`vocabulary:relation.${relation}`)],
        ]
        if (isKeptFrom(name, about))
          return {
            ...document({ kind: 'contact', id }, say('requests:part.contact'), null, [
              ...known,
              ['leftOut', say('requests:line.leftOut'), say('requests:howToReach')],
            ]),
            isOfAnother: true,
          }
        return document({ kind: 'contact', id }, say('requests:part.contact'), null, [
          ...known,
          ['phone', say('students:contacts.phone'), phone],
          ['email', say('students:contacts.email'), email],
          ['address', say('students:contacts.address'), address],
          ['custodyNote', say('students:contacts.custodyNote'), custodyNote],
        ])
      }),
    ...concernsOfStudent(db, session, studentId)
      .filter(({ state }) => state !== 'withdrawn')
      .map((concern) =>
        document({ kind: 'concern', id: concern.id }, say('requests:part.concern'), on(concern.receivedAt), [
          ['source', say('concerns:fields.source'), say(`vocabulary:concernSource.${concern.source}`)],
          ['reporter', say('concerns:fields.reporterName'), concern.anonymous ? null : concern.reporterName],
          ['words', say('concerns:fields.words'), concern.words],
          ['studentWords', say('concerns:fields.studentWords'), concern.studentWords],
          ['studentWish', say('concerns:fields.studentWish'), concern.studentWish],
          ['trustedAdult', say('concerns:fields.trustedAdult'), concern.trustedAdult],
          ['onset', say('concerns:fields.onset'), concern.onset],
          ['frequency', say('concerns:fields.frequency'), concern.frequency],
          ['setting', say('concerns:fields.setting'), concern.setting],
          ['alreadyTried', say('concerns:fields.alreadyTried'), concern.alreadyTried],
        ]),
      ),
    ...briefContactsOfStudent(db, session, studentId).map(({ id, at, line }) =>
      document({ kind: 'brief-contact', id }, say('requests:part.brief-contact'), on(at), [
        ['line', say('requests:line.words'), line],
      ]),
    ),
    ...consents.map((consent) =>
      document({ kind: 'consent', id: consent.id }, say('requests:part.consent'), consent.signedOn, [
        ['kind', say('consents:fields.kind'), say(`vocabulary:consentKind.${consent.kind}`)],
        ['signer', say('consents:fields.signer'), consent.signer],
        [
          'to',
          say('requests:line.to'),
          consent.recipientIds.map((id) => consent.recipientNames[id]).join(', '),
        ],
        ['purpose', say('consents:fields.purpose'), consent.purpose],
        [
          'until',
          say('consents:fields.expiresOn'),
          consent.expiresOn ? day(consent.expiresOn) : consent.expiresWhen,
        ],
      ]),
    ),
    ...records.flatMap((record) => ofCase(record, wording)),
    ...ofScans(context, { studentId, consents }, words),
    ...(disclosures.length === 0
      ? []
      : [
          document({ kind: 'disclosures', id: studentId }, say('requests:part.disclosures'), null, [
            ...disclosures.map((each): Line => [
              each.id,
              day(each.onDay),
              [each.party, each.what, each.interest, each.exceptionNote].filter(Boolean).join(' · '),
            ]),
          ]),
        ]),
  ]
  const placed = namedStatementsOn(db, studentId)
  const origin = programOrigins({
    records,
    consents,
    scans: scansOfStudent(db, session, studentId),
    disclosures,
  })
  const withStatements = (part: RecordDocument): RecordDocument => {
    const statements = placed(part)
    return {
      ...part,
      statementsBy: statements.map(({ named }) => named),
      programOrigin: origin(part),
      lines: [
        ...part.lines,
        ...statements.map((statement) => ({
          id: `statement-${statement.id}`,
          label: headingOf(statement, words),
          words: statement.words,
        })),
      ],
    }
  }
  return found
    .map(withStatements)
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || (one.on ?? '').localeCompare(other.on ?? ''),
    )
}
