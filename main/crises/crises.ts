import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { tellsOfReport } from '#shared/domain/crisis.ts'
import { translate } from '#shared/text/translate.ts'

import { accountNames } from '../accounts/account-names.ts'
import { canOwnWork } from '../accounts/standing.ts'
import { inOfficeWords, withStatements } from '../amendments/with-statements.ts'
import { caseFor, couldRead, requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { officeWords } from '../print/office-words.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'
import { crisisLetter, REPORT_SHEET } from './crisis-letter.ts'
import { recordFor, requireCrisis } from './crisis-record.ts'
import { pickUpSheet } from './pick-up-sheet.ts'
import { record } from './record-entry.ts'
import { start } from './start-crisis.ts'
import { namedOnPaper } from './named-on-paper.ts'
import { crisesUnderWay } from './under-way.ts'

const theRecord = onPaper((context, { id, withReport, language }: InputOf<Contract['crises']['preview']>) => {
  const { db, session, now } = context
  const { crisis, of } = requireCrisis(context, id)
  if (withReport) requireCaseForGood(db, session, of.id)
  const record = recordFor(db, session, crisis)
  const contacts = contactsOfStudent(db, of.studentId)
  const somebody = translate(language, 'vocabulary:withWhom.family')
  const alone = crisisLetter({
    crisis: { ...record, entries: record.entries.map(namedOnPaper(contacts, { somebody })) },
    caseCode: of.code,
    student: requireStudent(db, of.studentId),
    people: accountNames(db),
    school: theSchool(db),
    printedAt: now,
    withReport,
    language,
  })
  const report = alone.sheets.find(({ name }) => name === REPORT_SHEET)
  const paper = withStatements(db, alone, {
    ...{ studentId: of.studentId, part: { kind: 'crisis', id } },
    ...inOfficeWords(officeWords(language)),
  })
  const about = { studentId: of.studentId, caseId: of.id }
  const contactIds = contacts
    .filter(({ id, doNotContact }) => !doNotContact && record.entries.some((one) => one.contactId === id))
    .map(({ id }) => id)
  const remember = (later: CommandContext) => {
    rememberPaper(
      later,
      { ...about, form: tellsOfReport(record) ? 'reported-crisis' : 'crisis-record' },
      { ...paper, contactIds },
    )
    if (report) rememberPaper(later, { ...about, form: 'agency-report' }, { sheets: [report] })
  }
  return { paper, file: 'footbridge-crisis-record.pdf', studentId: of.studentId, remember }
})

const pickUp = onPaper(
  (context, { id, contactId, language, interpreter }: InputOf<Contract['crises']['previewPickUp']>) => {
    const { db, today } = context
    const { of } = requireCrisis(context, id)
    const contacts = contactsOfStudent(db, of.studentId)
    const whoComes = contacts.find(({ id: each, doNotContact }) => each === contactId && !doNotContact)
    const paper = pickUpSheet({
      student: requireStudent(db, of.studentId),
      contacts: whoComes ? [whoComes] : contacts,
      whoComes: whoComes ?? null,
      school: theSchool(db),
      today,
      text: schoolText(db, language),
      english: schoolText(db, 'en'),
      interpreter,
    })
    const contactIds = whoComes ? [whoComes.id] : []
    const remember = (later: CommandContext) =>
      rememberPaper(
        later,
        { form: 'pick-up', studentId: of.studentId, caseId: of.id },
        { ...paper, contactIds },
        interpreter,
      )
    return { paper, file: 'footbridge-pick-up.pdf', studentId: of.studentId, remember }
  },
)

/** A crisis is walked step by step, each written down before the next. */
export const crises: Handlers<Contract['crises']> = {
  list: (context) => crisesUnderWay(context),

  get(context, { id }) {
    const { db, session } = context
    const { crisis, of } = requireCrisis(context, id)
    const people = accountNames(db)
    return {
      crisis: recordFor(db, session, crisis),
      case: caseFor(session, of),
      student: requireStudent(db, of.studentId),
      contacts: contactsOfStudent(db, of.studentId),
      workers: Object.keys(people).filter((each) => canOwnWork(context, each) && couldRead(db, each, of.id)),
      people,
    }
  },

  start,

  record,

  ...theRecord,

  previewPickUp: pickUp.preview,

  printPickUp: pickUp.print,
}
