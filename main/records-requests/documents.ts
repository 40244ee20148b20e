import type { Concern } from '#shared/domain/concern.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { foldText } from '#shared/domain/folded-text.ts'
import { PartKind, type RequesterKind } from '#shared/domain/records-request.ts'
import { type Contact, fullName, schoolName } from '#shared/domain/student.ts'

import { caseRecord } from '../cases/case-record.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { briefContactsOfStudent } from '../concerns/brief-contacts.ts'
import { concernsOfStudent } from '../concerns/concern-access.ts'
import { scansOfStudent } from '../consents/consent-scans.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { headingOf, namedStatementsOn } from '../amendments/contested.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { askedInVain } from './asked-in-vain.ts'
import { documentsOfAttendance } from './documents-of-attendance.ts'
import { documentsOfCase } from './documents-of-case.ts'
import type { Line } from './documents-of-crises.ts'
import { programOrigins } from './program-origins.ts'
import { document, type RecordDocument, SEES_REPORTS } from './record-document.ts'

const ORDER = PartKind.options

/** Whose documents, and for whom. */
interface Asked {
  readonly studentId: string
  readonly kind: RequesterKind
  readonly requester: string
  /** With what is offered to nobody any more: of what left somebody asks whether it is theirs to read. */
  readonly withGone?: boolean
}

/**
 * Where another adult lives and what a court said of them is nothing a request of a parent hands over by itself: the school
 * looks at the orders first (34 CFR 99.4), and answers about it apart.
 */
function isKeptFrom(name: string, { kind, requester }: Asked): boolean {
  const same = (words: string) => foldText(words).folded.trim()
  return kind === 'parent' && same(name) !== same(requester)
}

/** The signed pages that are kept as pictures or PDF. */
function ofScans(
  { db, session, timeZone }: QueryContext,
  { studentId, consents }: { readonly studentId: string; readonly consents: readonly Consent[] },
  { say, day }: OfficeWords,
) {
  return scansOfStudent(db, session, studentId).map(({ id, consentId, addedAt, kind, pages }) => {
    const consent = consents.find((one) => one.id === consentId)
    const isPdf = kind === 'application/pdf'
    const page = document({ kind: 'scan', id }, say('requests:part.scan'), schoolDay(addedAt, timeZone), [
      [
        'of',
        say('requests:line.signedPage'),
        consent !== undefined &&
          [say(`vocabulary:consentKind.${consent.kind}`), consent.signer, day(consent.signedOn)]
            .filter(Boolean)
            .join(' · '),
      ],
      [
        'pdf',
        say('requests:line.note'),
        isPdf &&
          (pages === null
            ? say('requests:paper.pdfScan')
            : say('requests:paper.pdfScanOf', { count: pages })),
      ],
    ])
    return { ...page, ofDay: consent?.signedOn ?? null, scan: { pages, isLaidBehind: isPdf } }
  })
}

/** Who raised a concern, where they wished to be named and may be contacted. */
function reporterOf(
  { anonymous, reporterName }: Pick<Concern, 'anonymous' | 'reporterName'>,
  contacts: readonly Contact[],
): string | null {
  if (anonymous || reporterName === null) return null
  return isKeptAway(contacts, { contactId: null, name: reporterName }) ? null : reporterName
}

/**
 * Everything the office keeps about a student that this person may read and that may be asked for, the oldest first
 * within its kind. What a counselor keeps to themselves is sealed and stands nowhere here (34 CFR 99.3, sole
 * possession), and whoever must not be contacted is named nowhere.
 */
export function documentsOf(context: QueryContext, about: Asked, words: OfficeWords): RecordDocument[] {
  const { studentId, kind, withGone = false } = about
  const { db, session } = context
  const { say, day } = words
  const student = requireStudentFor(db, session, studentId)
  const on = (at: string) => schoolDay(at, context.timeZone)
  const wording = { context, words, kind, withGone }
  const disclosures = disclosuresFor(db, session, studentId).filter(
    ({ isReport }) => !isReport || SEES_REPORTS.includes(kind),
  )
  const asked = askedInVain({ db, session }, studentId)
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
      .filter(({ doNotContact }) => withGone || !doNotContact)
      .map(({ id, name, relation, phone, email, address, custodyNote }) => {
        const title = say('requests:contactOf', { relation: say(`vocabulary:relation.${relation}`) })
        const known: readonly Line[] = [
          ['name', say('students:contacts.name'), name],
          ['relation', say('students:contacts.relation'), say(`vocabulary:relation.${relation}`)],
        ]
        if (isKeptFrom(name, about))
          return {
            ...document({ kind: 'contact', id }, title, null, [
              ...known,
              ['leftOut', say('requests:line.leftOut'), say('requests:howToReach')],
            ]),
            isOfAnother: true,
          }
        return document({ kind: 'contact', id }, title, null, [
          ...known,
          ['phone', say('students:contacts.phone'), phone],
          ['email', say('students:contacts.email'), email],
          ['address', say('students:contacts.address'), address],
          ['custodyNote', say('students:contacts.custodyNote'), custodyNote],
        ])
      }),
    ...concernsOfStudent(db, session, studentId)
      .filter(({ state }) => withGone || state !== 'withdrawn')
      .map((concern) =>
        document({ kind: 'concern', id: concern.id }, say('requests:part.concern'), on(concern.receivedAt), [
          ['source', say('concerns:fields.source'), say(`vocabulary:concernSource.${concern.source}`)],
          ['reporter', say('concerns:fields.reporterName'), reporterOf(concern, contacts)],
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
    ...records.flatMap((record) => documentsOfCase(record, wording)),
    ...ofScans(context, { studentId, consents }, words),
    ...documentsOfAttendance(db, studentId, words),
    ...(disclosures.length + asked.length === 0
      ? []
      : [
          document({ kind: 'disclosures', id: studentId }, say('requests:part.disclosures'), null, [
            ...disclosures.map((each): Line => [
              each.id,
              day(each.onDay),
              [each.party, each.what, each.interest, each.exceptionNote].filter(Boolean).join(' · '),
              each.onDay,
            ]),
            ...asked.map((each): Line => [
              each.requestId,
              day(each.endedOn),
              [each.party, each.interest, say(`disclosures:asked.${each.state}`)].filter(Boolean).join(' · '),
              each.endedOn,
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
          on: null,
          ahead: null,
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
