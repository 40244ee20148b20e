import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { blocksPrint } from '#shared/domain/may-answer.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { asksForOwn, mayStillPrint, type RecordsRequest } from '#shared/domain/records-request.ts'
import { fullName, schoolName, type Contact } from '#shared/domain/student.ts'

import { consentsOfStudent } from '../consents/consents.ts'
import { pictureOfScan } from '../consents/consent-scans.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { disclosuresOfStudent, markUndelivered } from '../disclosures/disclosures.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { html, isolated, type Html } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import { onPaper, withoutInterpreter, type Paper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, keptAwayThen, withoutKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'
import { ANSWER_STYLES, documentOnPaper, programNotice, titleOf } from './answer-documents.ts'
import { familyAnswer } from './family-answer.ts'
import { asItLeaves, countLeftOut, type LeftDocument } from './left-documents.ts'
import { sayPeriod } from './of-period.ts'
import { answerAsLeft, asAnswered, rememberAnswer, type AnswerDrawn } from './printed-answer.ts'
import { findLeftDocuments, setDraftSeen, setPrinterStopped, updateRequest } from './records-requests.sql.ts'
import { fingerprintOfChosen, gather } from './request-record.ts'
import { partyOf, plainRequest, requireRequest } from './the-request.ts'

/**
 * What says on every document that it is not to be given out as it is: a draft while anything is missing, or a copy of what
 * left before.
 */
function markOf(
  { outcome }: RecordsRequest,
  {
    words: { say, day, language },
    today,
    isDraft,
  }: { readonly words: OfficeWords; readonly today: string; readonly isDraft: boolean },
): Html | false {
  const marked = (said: string) => html`<p class="mark" lang="${language}" dir="ltr">${said}</p>`
  if (outcome === null) return isDraft && marked(say('requests:paper.draft'))
  const isToGo = outcome.state === 'left' && mayStillPrint(outcome, today)
  return !isToGo && marked(say('requests:paper.copy', { day: day(outcome.on) }))
}

/** What the consent covers by which they go: its scope goes with them (42 CFR 2.32(b)). Whoever signed it and must not be contacted when they go is not named. */
function scopeOf(consent: Consent, contacts: readonly Contact[], { say, day }: OfficeWords): string {
  const isAway = isKeptAway(contacts, { contactId: consent.signerContactId, name: consent.signer })
  return say(isAway ? 'requests:paper.scopeUnnamed' : 'requests:paper.scope', {
    ...{ signer: consent.signer, signed: day(consent.signedOn), purpose: consent.purpose },
    until: consent.expiresOn === null ? consent.expiresWhen : day(consent.expiresOn),
    information: consent.information.map((part) => say(`vocabulary:information.${part}`)).join('; '),
  })
}

/** Remembers that what left came out of the printer, so that it did leave, or that the printer stopped before. */
function rememberPrinted(later: CommandContext, id: string, printed: boolean): void {
  const request = plainRequest(requireRequest(later, id))
  const { outcome } = request
  if (outcome?.state !== 'left' || outcome.printed) return
  if (printed) updateRequest(later.db, { ...request, outcome: { ...outcome, printed, stopped: false } })
  else setPrinterStopped(later.db, { id })
  if (outcome.disclosureId !== null) markUndelivered(later.db, outcome.disclosureId, !printed)
}

/**
 * What is remembered once pages came out: of a draft what it said as it was drawn, whatever was written while the dialog
 * was open. Where the printer stopped nobody had all of it in hand: what is on record as having left is not delivered.
 */
function remembering(
  context: QueryContext,
  request: RecordsRequest,
  {
    paper,
    isMarked,
    drawn,
    interpreter,
  }: {
    readonly paper: Paper
    readonly interpreter: Interpreter | null
    readonly isMarked: boolean
    readonly drawn: Omit<AnswerDrawn, 'seen'>
  },
) {
  const { id, studentId, outcome } = request
  const seen = outcome === null ? fingerprintOfChosen(context, request) : null
  return (later: CommandContext, printed: boolean): void => {
    // What left in an emergency before it printed is on record already.
    if (isMarked) rememberPaper(later, { form: 'records-copy', studentId, caseId: null }, paper)
    if (seen === null) return rememberPrinted(later, id, printed)
    if (!isMarked)
      return rememberAnswer(later, request, {
        ...{ paper, interpreter, drawn: { ...drawn, seen }, cameOut: printed },
      })
    if (printed) setDraftSeen(later.db, { id, seen })
  }
}

/** The disclosure of what left; `undefined` while nothing did, and where the law asks for no record of it. */
function recordedAs({ db }: QueryContext, { studentId, outcome }: RecordsRequest): Disclosure | undefined {
  if (outcome?.state !== 'left') return undefined
  return disclosuresOfStudent(db, studentId).find(({ id }) => id === outcome.disclosureId)
}

/** What the cover of an answer says to somebody outside. */
interface OutsideFacts {
  readonly party: string
  readonly about: string
  readonly request: RecordsRequest
  readonly documents: readonly LeftDocument[]
  /** Names of others that are hidden. */
  readonly hidden: number
  /** Telephone numbers, addresses and days to come that are left out. */
  readonly leftOut: number
  readonly scope: string
  readonly hasProgram: boolean
  readonly mark: Html | false
}

function coverOutside(
  { party, about, request, documents, hidden, leftOut, scope, hasProgram, mark }: OutsideFacts,
  words: OfficeWords,
): Html {
  const { say, day } = words
  const period = sayPeriod(request, words)
  return html`<div class="cover">
    ${mark}
    <p>
      <b>${say('requests:paper.to')}</b>
      ${isolated(party)}
    </p>
    <p><b>${say('requests:paper.about')}</b> ${isolated(about)}</p>
    <p><b>${say('requests:paper.asked')}</b> ${day(request.receivedOn)} · ${isolated(request.asksFor)}</p>
    ${period !== '' && html`<p><b>${period}</b></p>`}
    <h2>${say('requests:paper.holds')}</h2>
    <ol>
      ${documents.map((part) => html`<li>${isolated(titleOf(part, words))}</li>`)}
    </ol>
    ${hidden > 0 && html`<p>${say('requests:paper.hidden', { count: hidden })}</p>`}
    ${leftOut > 0 && html`<p>${say('requests:paper.leftOut', { count: leftOut })}</p>`}
    <p>${say('requests:paper.redisclosure')}</p>
    ${hasProgram && programNotice} ${scope !== '' && html`<p>${scope}</p>`}
  </div>`
}

/**
 * What was chosen with its cover sheet, as it leaves once nothing is missing. What is missing blocks it, but for what the
 * review of a draft waits for; of what has left it is a copy for the file. Whoever asked for what is their own reads its
 * cover in their language, with their rights; what is for the school alone asks for nobody who interprets.
 */
function answerPaper(
  context: QueryContext,
  { id, language, interpreter }: InputOf<Contract['recordsRequests']['previewAnswer']>,
) {
  const { db, session, today } = context
  const request = requireRequest(context, id)
  const words = officeWords(language === 'es' ? 'es' : 'en')
  const { outcome } = request
  if (outcome !== null && outcome.state !== 'left') throw ruleError('requests:errors.ended')
  const { chosen, kept, hidden, missing, basis, information } = gather(context, request, { words })
  if (kept > 0) throw ruleError('requests:errors.partsKept')
  const stops = blocksPrint(outcome === null ? missing : [])
  if (stops) throw ruleError(`requests:missing.${stops}`)
  // What left is kept as it left, whatever was written into the record since.
  const documents = (outcome && findLeftDocuments(db, request)) ?? asItLeaves(chosen, words)
  const student = requireStudentFor(db, session, request.studentId)
  const mark = markOf(request, { words, today, isDraft: missing.length > 0 })
  const pictureOf = ({ kind, id: scanId }: LeftDocument) =>
    kind === 'scan' ? pictureOfScan(db, session, { studentId: request.studentId, id: scanId }) : null
  const isDisclosed = !asksForOwn(request)
  const hasProgram = isDisclosed && documents.some(({ isOfProgram }) => isOfProgram)
  const recorded = recordedAs(context, request)
  const consentId = recorded ? recorded.consentId : basis?.kind === 'consent' && basis.consentId
  const consent = consentsOfStudent(db, session, request.studentId).find(({ id: each }) => each === consentId)
  const contacts = contactsOfStudent(db, request.studentId)
  const awayThen = outcome === null ? contacts : keptAwayThen(contacts, { onDay: outcome.on })
  const asLeft = outcome === null ? null : answerAsLeft(context, request)
  // Courts, agencies and schools know the student by the legal name.
  const about = asLeft?.about ?? (isDisclosed ? fullName(student) : schoolName(student))
  const asPrinted = asLeft?.scope === undefined ? null : withoutKeptAway(awayThen, asLeft.scope)
  const scope = asPrinted ?? (hasProgram && consent ? scopeOf(consent, awayThen, words) : '')
  const party = recorded?.party ?? partyOf(context, request)
  const school = theSchool(db)
  const leftOut = countLeftOut(documents)
  const names = (outcome?.hidden ?? hidden) - leftOut
  const facts = { party, about, request, documents, hidden: names, leftOut, school, today }
  const paper = isDisclosed
    ? officePaper({
        name: 'records-answer',
        title: words.say('requests:paper.answer'),
        about,
        facts: [words.fullDay(today)],
        body: html`${coverOutside({ ...facts, scope, hasProgram, mark }, words)}
        ${documents.map((part) => documentOnPaper({ part, picture: pictureOf(part), mark }, words))}`,
        ...{ school, words, styles: ANSWER_STYLES },
      })
    : familyAnswer(
        { text: schoolText(db, language), english: schoolText(db, 'en'), words, interpreter },
        { facts, pictureOf, mark },
      )
  const parts = chosen.map(asAnswered)
  const { organizationId, consentPurpose, programGround } = request
  const drawn = {
    ...{ printedOn: today, party, parts, documents, hidden, information, about, scope },
    signerId: scope !== '' && consent ? consent.signerContactId : null,
    asked: { organizationId, consentPurpose, programGround },
  }
  return {
    studentId: request.studentId,
    paper,
    file: 'footbridge-records.pdf',
    refusal: mark === false ? withoutInterpreter(paper.sheets, interpreter) : null,
    remember: remembering(context, request, { paper, isMarked: mark !== false, drawn, interpreter }),
  }
}

const answer = onPaper(answerPaper)

/** What leaves, with its cover sheet. */
export const answerPapers = {
  previewAnswer: answer.preview,
  printAnswer: answer.print,
}
