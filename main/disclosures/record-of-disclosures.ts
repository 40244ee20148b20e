import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { AskedInVain } from '#shared/domain/asked-in-vain.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { School } from '#shared/domain/school.ts'
import { fullName, type Contact, type Student } from '#shared/domain/student.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { withStatements } from '../amendments/with-statements.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { html, isolated, type Html, type Piece } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import { onPaper, type Paper } from '../print/paper.ts'
import type { PrintText } from '../print/print-text.ts'
import { paperTable } from '../print/table.ts'
import { askedInVain } from '../records-requests/asked-in-vain.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway } from '../students/kept-away.ts'
import { schoolText } from '../translations/school-texts.ts'
import { requireStudentFor } from '../students/the-student.ts'

/** The texts of a family's language and the English of the school beside them. */
interface ReaderTexts {
  readonly text: PrintText
  readonly english: PrintText
}

interface Recorded {
  readonly student: Student
  readonly disclosures: readonly Disclosure[]
  readonly asked: readonly AskedInVain[]
  readonly consents: readonly Consent[]
  readonly contacts: readonly Contact[]
  readonly school: School
  readonly today: string
  readonly language: Locale
  /** The words of what its reader reads, where that is another language. */
  readonly reader: ReaderTexts | null
}

/** That an interpreter is free, in what the reader reads beside its English, and that somebody has to go through the page with them. */
function mayBeInterpreted({ text, english }: ReaderTexts, say: OfficeWords['say']): Html {
  const { language, direction } = text
  return html`<div class="pair">
      <div>
        <p class="interpreted">
          <b lang="${language}" dir="${direction}">${text.say('expect.rights1')}</b>
        </p>
      </div>
      <div class="in-english" lang="en" dir="ltr"><p>${english.say('expect.rights1')}</p></div>
    </div>
    <p><b>${say('disclosures:interpret', { language: say(`vocabulary:packetLanguage.${language}`) })}</b></p>`
}

/**
 * Each disclosure, under the name families know, with the party, their interest and what allowed it (34 CFR 99.32(a)(3)); for an emergency the threat
 * and whom it was told (99.32(a)(5)). Each who asked and got nothing stands among them (99.32(a)(1)). A report to an agency stands on no paper of a family.
 */
function recordOfDisclosures({
  student,
  disclosures,
  asked,
  consents,
  contacts,
  school,
  today,
  language,
  reader,
}: Recorded): Paper {
  const words = officeWords(language)
  const { say, day } = words
  const ground = ({ consentId, exception, exceptionNote }: Disclosure): readonly string[] => {
    const consent = consents.find(({ id }) => id === consentId)
    return [
      consent && !isKeptAway(contacts, { contactId: consent.signerContactId, name: consent.signer })
        ? say('disclosures:signed', { signer: consent.signer, day: day(consent.signedOn) })
        : consentId !== null && say('disclosures:byConsent'),
      exception !== null && say(`vocabulary:disclosureException.${exception}`),
      exceptionNote,
    ].filter((line): line is string => typeof line === 'string' && line !== '')
  }
  const purpose = (interest: string, isOfCourt: boolean): Html =>
    isolated(interest === '' && isOfCourt ? say('disclosures:interestNotSaid') : interest)
  const row = (disclosure: Disclosure): readonly Piece[] => [
    day(disclosure.onDay),
    html`${isolated(disclosure.party)}<br />${disclosure.method && say(`vocabulary:sendMethod.${disclosure.method}`)}`,
    html`${isolated(disclosure.what)}<br />${purpose(disclosure.interest, disclosure.exception === 'court-order-or-subpoena')}${
        disclosure.isUndelivered && html`<br /><b>${say('disclosures:undelivered')}</b>`
      }`,
    ground(disclosure).map((line, at) => html`${at > 0 && html`<br />`}${isolated(line)}`),
  ]
  const inVain = ({ party, interest, receivedOn, state, endedOn }: AskedInVain): readonly Piece[] => [
    day(endedOn),
    isolated(party),
    html`${say('disclosures:asked.on', { day: day(receivedOn) })}<br />${purpose(interest, true)}`,
    html`<b>${say(`disclosures:asked.${state}`)}</b>`,
  ]
  const entries = [
    ...disclosures.map((each) => ({ on: each.onDay, cells: row(each) })),
    ...asked.map((each) => ({ on: each.endedOn, cells: inVain(each) })),
  ].toSorted((one, other) => other.on.localeCompare(one.on))
  return officePaper({
    name: 'disclosures',
    title: html`${say('disclosures:title')}: ${isolated(fullName(student))}`,
    facts: [words.fullDay(today), student.localId && say('disclosures:localId', { id: student.localId })],
    body: html`${reader && mayBeInterpreted(reader, say)}
      <p>${say('disclosures:about')}</p>
      ${
        entries.length === 0
          ? html`<p><b>${say('disclosures:none')}</b></p>`
          : paperTable(
              [
                { heading: say('disclosures:on'), width: '15%' },
                { heading: say('disclosures:party'), width: '24%' },
                { heading: say('disclosures:what') },
                { heading: say('disclosures:ground'), width: '28%' },
              ],
              entries.map(({ cells }) => cells),
            )
      }
      <p class="quiet">${say('disclosures:asFarAs')}</p>`,
    school,
    words,
  })
}

export const disclosures: Handlers<Contract['disclosures']> = onPaper(
  ({ db, session, today }, { studentId, language, reader }: InputOf<Contract['disclosures']['preview']>) => {
    const student = requireStudentFor(db, session, studentId)
    const contacts = contactsOfStudent(db, studentId)
    const told = disclosuresFor(db, session, studentId).filter(({ isReport }) => !isReport)
    const consents = consentsOfStudent(db, session, studentId)
    const named = consents.filter(({ id }) => told.some(({ consentId }) => consentId === id))
    const contactIds = contacts
      .filter(({ id, doNotContact }) => !doNotContact && named.some((one) => one.signerContactId === id))
      .map(({ id }) => id)
    const alone = recordOfDisclosures({
      student,
      disclosures: told,
      asked: askedInVain({ db, session }, studentId),
      consents,
      contacts,
      school: theSchool(db),
      today,
      language,
      reader:
        reader === null || reader === language
          ? null
          : { text: schoolText(db, reader), english: schoolText(db, 'en') },
    })
    const paper = withStatements(db, alone, {
      ...{ studentId, part: { kind: 'disclosures', id: studentId }, words: officeWords(language) },
    })
    const remember = (later: CommandContext) =>
      rememberPaper(
        later,
        { form: 'record-of-disclosures', studentId, caseId: null },
        { ...paper, contactIds },
      )
    return { studentId, paper, file: 'footbridge-record-of-disclosures.pdf', remember }
  },
)
