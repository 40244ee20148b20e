import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { notFoundError, ruleError } from '#shared/app-error.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { printedDay } from '../print/print-words.ts'
import { letterHome } from '../records-requests/family-frame.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, isOwnName, withoutKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { findAmendment } from './amendments.sql.ts'
import { requireContestable } from './parts.ts'

/** A no, the right to a hearing (34 CFR 99.20(c), 99.22) and to a statement after it (99.21(b)(2)). */
const LAW = ['34 CFR 99.20', '99.21', '99.22']

/** Tells whoever asked for a change that the school refused it, and what they may do. */
function letterPaper(
  context: QueryContext,
  { id, language, interpreter }: InputOf<Contract['amendments']['previewLetter']>,
) {
  const { db, session, today } = context
  const amendment = findAmendment(db, { id, ...readerOf(session) })
  if (!amendment) throw notFoundError()
  const { studentId, asker, askedOn, wrong, wants, decision } = amendment
  requireContestable(context, amendment)
  if (decision?.outcome !== 'refused') throw ruleError('amendments:errors.noLetter')
  const student = requireStudentFor(db, session, studentId)
  const contacts = contactsOfStudent(db, studentId)
  const isAway = !isOwnName(student, asker) && isKeptAway(contacts, { contactId: null, name: asker })
  const told = (words: string) => withoutKeptAway(contacts, words)
  const paper = letterHome(
    db,
    { language, interpreter },
    {
      ...{ name: 'amendment-refused', student, today, title: 'records.noTitle', law: LAW },
      to: isAway ? null : asker,
      sentences: ({ say, language: page }, studentName) => [
        say('records.noAsked', {
          day: printedDay(page, askedOn),
          student: studentName,
          asks: told(`${wrong} · ${wants}`),
        }),
        say('records.noDecided', { day: printedDay(page, decision.on), who: told(decision.by) }),
        say('records.noWhy', { words: told(decision.words) }),
        say('records.noHearing'),
        say('records.noAtHearing'),
        say('records.noStatement'),
      ],
    },
  )
  const named = contacts.filter(({ name, doNotContact }) => !doNotContact && name === asker)
  const remember = (later: CommandContext) =>
    rememberPaper(
      later,
      { form: 'amendment-letter', studentId, caseId: null },
      { ...paper, contactIds: named.map(({ id: contactId }) => contactId) },
      interpreter,
    )
  return {
    ...{ studentId, file: 'footbridge-letter.pdf', paper, remember },
    refusal: withoutInterpreter(paper.sheets, interpreter),
  }
}

/** The letter about a no. */
export const amendmentLetter = onPaper(letterPaper)
