import type { InputOf } from '#shared/api/operation.ts'
import type { printing as contract, UnsaidForm } from '#shared/api/printing.ts'
import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import { type Consent, wasOfAge } from '#shared/domain/consent.ts'
import type { AskedHow } from '#shared/domain/consent-request.ts'
import {
  endingsOfPaper,
  isSavedCopy,
  formToSign,
  informationOn,
  namesStudent,
  OFFICE_PAPERS,
  type FormId,
  type FormInHistory,
  type PrintedForm,
  type PrintedPaper,
} from '#shared/domain/form.ts'
import { type Interpreter, namedInterpreter } from '#shared/domain/interpreter.ts'
import type { Contact } from '#shared/domain/student.ts'
import {
  nextEndings,
  noteOfEnding,
  PacketLanguage,
  type PageEnding,
  printedIn,
} from '#shared/domain/packet.ts'

import { readerOf } from '../access/readable.ts'
import { requireRequest } from '../consent-requests/requests.ts'
import { pagesOfCopy } from '../consents/pages-of-copy.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { takeBackDisclosure } from '../disclosures/disclosures.ts'
import { statementsThatGo } from '../amendments/contested.ts'
import { dayTheyWent } from '../packets/day-they-went.ts'
import { stopsToday } from '../packets/do-not-send.ts'
import { discloseToParent, leftNamingKeptAway, refuseNaming } from '../packets/left-all-the-same.ts'
import { isAgainstRule, mayHaveIt } from '../packets/own-hands.ts'
import type { Paper } from '../print/paper.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { needsEnglish } from '../print/unchecked.ts'
import { isInAnswer } from '../records-requests/answered-with.ts'
import { forgetUngiven } from '../records-requests/ungiven-answer.ts'
import { requireReferral } from '../referrals/referral-steps.ts'
import { discloseToProvider, providerOf } from '../referrals/sending.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import { pageVersion } from '../translations/school-texts.ts'
import type { DrawnForm } from './drawn-forms.ts'
import { statementsOnForm } from './gather-form.ts'
import {
  findReadableForm,
  findUnsaidCopy,
  insertPrintedForm,
  listFormsOfStudent,
  listKeptForms,
  listUnsaidForms,
  setFormEnding,
} from './printed-forms.sql.ts'

const MOST_SHOWN = 5000

/** Ways on which a paper leaves for whoever is to sign it as soon as it is printed. */
const GIVEN: readonly AskedHow[] = ['in-hand', 'with-the-student', 'post']

/** A form with what came into its way since it was printed. */
function asItWaits(context: QueryContext): (form: Omit<UnsaidForm, 'stop' | 'to'>) => UnsaidForm {
  const { ofForm } = stopsToday(context)
  return (form) => ({ ...form, to: '', stop: ofForm(form) })
}

/** Forms of students nobody has said anything of, as far as this person may know of them. */
export function unsaidForms(context: QueryContext): UnsaidForm[] {
  const { db, session } = context
  return listUnsaidForms(db, { ...readerOf(session), limit: MOST_SHOWN }).map(asItWaits(context))
}

/** Forms of students that were kept and may still go, as far as this person may know of them. */
export function keptForms(context: QueryContext): UnsaidForm[] {
  const { db, session } = context
  return listKeptForms(db, { ...readerOf(session), limit: MOST_SHOWN }).map(asItWaits(context))
}

/**
 * Forms and other papers of a student and where they went, the newest first, as far as this person may know of them; of how
 * somebody knows that one left, without whoever nobody may contact by now.
 */
export function formsToRead(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  studentId: string,
  contacts: readonly Contact[],
): FormInHistory[] {
  return listFormsOfStudent(db, { studentId, ...readerOf(session) }).map(
    ({ interpreter: _interpreter, ...form }) => ({
      ...form,
      endedNote: withoutKeptAway(contacts, form.endedNote),
    }),
  )
}

/** Whether it was said when the signature was asked for that the paper goes to a parent, and of which kind it is. */
function givenFor(context: CommandContext, requestId: string | null): FormId | null {
  if (requestId === null) return null
  const { kind, how, askedContactId, studentId, ending } = requireRequest(context, requestId)
  const asked = contactsOfStudent(context.db, studentId).find(({ id }) => id === askedContactId)
  const mayBeGiven = asked !== undefined && !asked.doNotContact
  const isGiven = how !== null && GIVEN.includes(how) && mayBeGiven && ending === null
  const isOfAge = wasOfAge(requireStudent(context.db, studentId).birthDate, context.today) === true
  return isGiven && !isOfAge ? formToSign(kind) : null
}

/**
 * Remembers those of the printed forms that name a student until somebody says where they went. Of a form that goes to
 * the parent who is asked for it by `requestId` that is said already.
 */
export function rememberForms(
  context: CommandContext,
  studentId: string,
  printed: readonly DrawnForm[],
  { requestId = null }: { readonly requestId?: string | null } = {},
): void {
  const { db, newId, now, today, session } = context
  const given = givenFor(context, requestId)
  for (const drawn of printed)
    if (namesStudent(drawn.form))
      insertPrintedForm(db, {
        ...drawn,
        ...{ id: newId(), studentId, caseId: null, printedAt: now, printedBy: session.accountId },
        ...(drawn.form === given
          ? { ending: 'handed-to-parent', endedOn: today }
          : { ending: null, endedOn: null }),
        ...{ requestId: null, scanId: null },
        endedNote: '',
        version: 1,
      })
}

/** Remembers the one page of another paper about a student until somebody says where it went; answers its id. */
export function rememberPaper(
  { db, newId, now, session }: CommandContext,
  {
    isInFamilyWords,
    ...of
  }: {
    readonly form: PrintedPaper
    readonly studentId: string
    readonly caseId: string | null
    readonly requestId?: string
    /** A paper of the office that a family reads in its own language. */
    readonly isInFamilyWords?: boolean
  },
  {
    sheets,
    statementIds = [],
    contactIds = [],
  }: Pick<Paper, 'sheets'> & Partial<Readonly<Record<'statementIds' | 'contactIds', readonly string[]>>>,
  interpreter: Interpreter | null = null,
): string {
  const [sheet] = sheets
  const id = newId()
  const language = PacketLanguage.parse(sheet?.text.language)
  // What the office reads is not in words that are kept by their version.
  const isKept = isInFamilyWords === true || !OFFICE_PAPERS.some((paper) => paper === of.form)
  insertPrintedForm(db, {
    ...{ requestId: null, ...of, id, language, printedAt: now, printedBy: session.accountId },
    textVersion: sheet && isKept ? pageVersion(db, sheet.body, language) : null,
    interpreter: sheet && needsEnglish(sheet.text) ? namedInterpreter(interpreter) : null,
    statementIds: [...statementIds],
    recipientIds: [],
    contactIds: [...new Set(contactIds)],
    scanId: null,
    ...{ ending: null, endedOn: null, endedNote: '', version: 1 },
  })
  return id
}

/**
 * Remembers a copy of a signed page that was saved out of the encrypted file, until somebody says where it went. Whoever
 * signed it is no reason to ask about it: without their signature it allows nothing.
 */
export function rememberSignedCopy(
  { db, newId, now, session }: CommandContext,
  { kind, studentId, caseId, recipientIds, languageSigned }: Consent,
  scanId: string,
): void {
  insertPrintedForm(db, {
    ...{ id: newId(), studentId, caseId, recipientIds, printedAt: now, printedBy: session.accountId },
    form: kind === 'exchange' ? 'signed-release' : 'signed-page',
    language: printedIn(languageSigned) ?? 'en',
    ...{ textVersion: null, interpreter: null, statementIds: [], contactIds: [], requestId: null, scanId },
    ...{ ending: null, endedOn: null, endedNote: '', version: 1 },
  })
}

/**
 * The last copy of each of these signed pages went with the answer to a records request; answers what takes that back.
 * Another copy of the same page stays asked about: it went elsewhere.
 */
export function endCopies(
  { db }: CommandContext,
  { scanIds, onDay }: { readonly scanIds: readonly string[]; readonly onDay: string },
): (later: CommandContext) => void {
  const copies = scanIds.flatMap((scanId) => findUnsaidCopy(db, { scanId }) ?? [])
  for (const copy of copies) setFormEnding(db, { ...copy, ending: 'went-with-answer', endedOn: onDay })
  return (later) => {
    for (const copy of copies)
      if (setFormEnding(later.db, { ...copy, version: copy.version + 1 }) === 0) throw conflictError()
  }
}

/** The printed answer of a records request that left; `undefined` while it waits, and for whoever may not know of it. */
export function answerThatLeft(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  id: string,
): PrintedForm | undefined {
  const form = findReadableForm(db, { id, ...readerOf(session) })
  return form?.ending === 'went-with-answer' ? form : undefined
}

/** A printed answer of a records request that may still leave; `undefined` once it went somewhere, and for whoever may not know of it. */
export function answerThatMayLeave(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  id: string,
): PrintedForm | undefined {
  const form = findReadableForm(db, { id, ...readerOf(session) })
  return form && nextEndings(form.ending).includes('went-with-answer') ? form : undefined
}

/**
 * A printed answer left as its request says; answers what takes that back. Throws in words where it names somebody whom
 * nobody might contact when it left.
 */
export function endAnswer(
  { db }: CommandContext,
  form: PrintedForm,
  { onDay, alreadyLeft }: { readonly onDay: string; readonly alreadyLeft: AlreadyLeft | null },
): (later: CommandContext) => void {
  const { studentId, contactIds, version } = form
  const ending = 'went-with-answer'
  const when = alreadyLeft?.when ?? null
  refuseNaming(leftNamingKeptAway(db, studentId, { ending, contactIds, onDay, when }), when)
  const endedNote = alreadyLeft?.note ?? ''
  if (setFormEnding(db, { ...form, ending, endedOn: onDay, endedNote }) === 0) throw conflictError()
  return (later) => {
    if (setFormEnding(later.db, { ...form, version: version + 1 }) === 0) throw conflictError()
  }
}

/** A printed form that was said to be somewhere, and the way back. */
export interface EndedForm {
  readonly after: PrintedForm
  readonly takeBack: (later: CommandContext) => void
}

function requireToSettle({ db, session }: CommandContext, id: string, ending: PageEnding): PrintedForm {
  const form = findReadableForm(db, { id, ...readerOf(session) })
  if (!form) throw notFoundError()
  if (!nextEndings(form.ending).includes(ending)) throw ruleError('packets:errors.alreadySettled')
  if (!endingsOfPaper(form.form).includes(ending))
    throw ruleError(
      ending === 'sent-to-provider' ? 'printing:errors.notForProviders' : 'printing:errors.staysInFile',
    )
  return form
}

/** How a form left, as the office says. */
interface FormEnding {
  readonly ending: PageEnding
  /** The parent it was handed to; `null` where nobody said which. */
  readonly handedTo: string | null
  readonly wentOn: string | null
  readonly alreadyLeft: AlreadyLeft | null
}

/** What a parent was handed of a student of age against the rule is a disclosure; answers what takes that back. */
function handedAgainstRule(
  context: CommandContext,
  { id, form, studentId }: PrintedForm,
  { ending, handedTo: toWhom, alreadyLeft, onDay }: FormEnding & { readonly onDay: string },
): (later: CommandContext) => void {
  const information = informationOn(form)
  if (ending !== 'handed-to-parent') return () => {}
  if (!isAgainstRule(context.db, studentId, { toWhom, information, onDay, alreadyLeft })) return () => {}
  return discloseToParent(context, {
    ...{ studentId, referralId: null, onDay, note: alreadyLeft?.note ?? '' },
    ...{ information: [...information], pageIds: [id] },
  })
}

/** Whether something was in the way of a form that left that day: how it is known that it left is kept of such a one alone. */
function isInTheWay(
  { db }: CommandContext,
  { form, studentId, contactIds }: PrintedForm,
  { ending, handedTo: toWhom, onDay }: Pick<FormEnding, 'ending' | 'handedTo'> & { readonly onDay: string },
): boolean {
  if (leftNamingKeptAway(db, studentId, { ending, contactIds, onDay, when: null })) return true
  return (
    ending === 'handed-to-parent' &&
    !mayHaveIt(db, studentId, { toWhom, information: informationOn(form), on: onDay })
  )
}

/**
 * Whether a form left naming somebody whom nobody might contact when it left. Throws in words unless it was said that it
 * left against the rule: nobody is named to anybody once they must not be contacted.
 */
function refuseNamingKeptAway(
  { db }: CommandContext,
  { studentId, contactIds }: PrintedForm,
  { ending, alreadyLeft, onDay }: FormEnding & { readonly onDay: string },
): boolean {
  const when = alreadyLeft?.when ?? null
  const isNaming = leftNamingKeptAway(db, studentId, { ending, contactIds, onDay, when })
  refuseNaming(isNaming, when)
  return isNaming
}

/** Refuses a copy no answer is on record with: what left with one stands in its record of disclosures. */
function requireAnswerWith(db: ReadableDb, { studentId, scanId }: PrintedForm, onDay: string): void {
  if (scanId === null || !isInAnswer(db, { studentId, scanId, onDay }))
    throw ruleError('printing:errors.notInAnswer')
}

/** Says where a printed form went, and on which day. Throws `not_found` where its student is not for this person. */
export function endForm(context: CommandContext, id: string, said: FormEnding): EndedForm {
  const { db } = context
  const before = requireToSettle(context, id, said.ending)
  const onDay = dayTheyWent(context, [before], said.wentOn)
  if (said.ending === 'went-with-answer') requireAnswerWith(context.db, before, onDay)
  refuseNamingKeptAway(context, before, { ...said, onDay })
  const unsay = handedAgainstRule(context, before, { ...said, onDay })
  const endedNote = isInTheWay(context, before, { ...said, onDay })
    ? noteOfEnding(said.ending, said.alreadyLeft)
    : ''
  const { version } = before
  const after = { ...before, ending: said.ending, endedOn: onDay, endedNote }
  if (setFormEnding(db, after) === 0) throw conflictError()
  const remember = before.requestId === null ? () => undefined : forgetUngiven(context, before.requestId)
  return {
    after: { ...after, version: version + 1 },
    takeBack: (later) => {
      if (!findReadableForm(later.db, { id, ...readerOf(later.session) })) throw notFoundError()
      if (setFormEnding(later.db, { ...before, version: version + 1 }) === 0) throw conflictError()
      remember(later)
      unsay(later)
    },
  }
}

/** What a record of disclosures says of a copy of a signed page: which it is, and how many pages it has. */
function sayCopy(context: CommandContext, { form, scanId }: PrintedForm): readonly string[] {
  if (!isSavedCopy(form)) return []
  const { say } = ownWords(context)
  const pages = pagesOfCopy(context.db, scanId)
  const count = pages === null ? say('requests:scanUncounted') : say('requests:scanPages', { count: pages })
  return [`${say(`forms:names.${form}`)} (${count})`]
}

/**
 * A form that names a student went to the provider of one of their referrals: a consent must cover what stands on it,
 * or an emergency is recorded, and one disclosure is written (34 CFR 99.30, 99.32, 99.36).
 */
export function sendForm(
  context: CommandContext,
  { id, referralId, method, emergency, alreadyLeft, wentOn }: InputOf<(typeof contract)['sendForm']>,
): PrintedForm {
  const printed = requireToSettle(context, id, 'sent-to-provider')
  const { form, studentId } = printed
  const onDay = dayTheyWent(context, [printed], wentOn)
  const referral = requireReferral(context, referralId)
  if (referral.studentId !== studentId) throw notFoundError()
  const going = statementsThatGo(statementsOnForm(context.db, printed), printed, { onDay, alreadyLeft })
  const information = informationOn(form)
  const to = providerOf(context.db, referral).organizationId
  const leaving = { ending: 'sent-to-provider', wentOn, handedTo: null, alreadyLeft } as const
  const namesKeptAway = refuseNamingKeptAway(context, printed, { ...leaving, onDay })
  const namesAnother = printed.recipientIds.some((recipient) => recipient !== to)
  if (namesAnother && alreadyLeft?.when !== 'against-rule') throw ruleError('printing:errors.namesAnother')
  const disclosure = discloseToProvider(
    context,
    referral,
    {
      ...{ method, information, emergency, alreadyLeft, pageIds: [id], statementsBy: going.named },
      papers: sayCopy(context, printed),
      isStopped: namesAnother || namesKeptAway || going.isWithout,
    },
    onDay,
  )
  const { after, takeBack } = endForm(context, id, leaving)
  context.undoable((later) => {
    requireReferral(later, referralId)
    takeBack(later)
    takeBackDisclosure(later.db, disclosure)
  })
  return after
}
