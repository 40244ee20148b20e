import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'

import { withStatements } from '../amendments/with-statements.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { printedDay } from '../print/print-words.ts'
import { askedInVain } from '../records-requests/asked-in-vain.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'
import { recordPaper } from './record-paper.ts'

export const disclosures: Handlers<Contract['disclosures']> = onPaper(
  (
    { db, session, today },
    { studentId, language, interpreter }: InputOf<Contract['disclosures']['preview']>,
  ) => {
    const student = requireStudentFor(db, session, studentId)
    const contacts = contactsOfStudent(db, studentId)
    const told = disclosuresFor(db, session, studentId).filter(({ isReport }) => !isReport)
    const consents = consentsOfStudent(db, session, studentId)
    const named = consents.filter(({ id }) => told.some(({ consentId }) => consentId === id))
    const contactIds = contacts
      .filter(({ id, doNotContact }) => !doNotContact && named.some((one) => one.signerContactId === id))
      .map(({ id }) => id)
    const alone = recordPaper({
      ...{ student, consents, contacts, today },
      disclosures: told,
      asked: askedInVain({ db, session }, studentId),
      school: theSchool(db),
      ...{ text: schoolText(db, language), english: schoolText(db, 'en'), interpreter },
    })
    const text = schoolText(db, language)
    const paper = withStatements(db, alone, {
      ...{ studentId, part: { kind: 'disclosures', id: studentId }, text },
      heading: ({ named: name, on }) => {
        const day = printedDay(language, on)
        return name === ''
          ? text.say('disclosures.familyStatement', { day })
          : text.say('disclosures.statementOf', { name, day })
      },
    })
    const remember = (later: CommandContext) =>
      rememberPaper(
        later,
        { form: 'record-of-disclosures', studentId, caseId: null },
        { ...paper, contactIds },
        interpreter,
      )
    const refusal = withoutInterpreter(paper.sheets, interpreter)
    return { studentId, paper, file: 'footbridge-record-of-disclosures.pdf', refusal, remember }
  },
)
