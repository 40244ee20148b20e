import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { isOfColleague, type Concern } from '#shared/domain/concern.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import { problemOnPage } from '../students/who-interprets.ts'
import { schoolText } from '../translations/school-texts.ts'
import { colleagueSlip, familySlip } from './answer-slip.ts'
import { requireConcern } from './concern-access.ts'

/** Nobody can be answered who wished not to be known, and a concern that was taken back needs no answer. */
export function answerable<Known extends Concern>(concern: Known): Known {
  if (concern.anonymous) throw ruleError('concerns:errors.nobodyToAnswer')
  if (concern.state === 'withdrawn') throw ruleError('concerns:errors.withdrawn')
  return concern
}

/** What a parent who raised a concern reads: they themselves where they are known, else their family; `null` of anybody else. */
export function readIn(
  db: ReadableDb,
  { source, studentId, reporterName }: Pick<Concern, 'source' | 'studentId' | 'reporterName'>,
): PacketLanguage | null {
  if (source !== 'parent') return null
  const contacts = contactsOfStudent(db, studentId)
  const themselves = contacts.filter(({ name }) => isSameName(name, reporterName ?? ''))
  const student = requireStudent(db, studentId)
  return familyLanguage({ contacts: themselves.length > 0 ? themselves : contacts, student })
}

/** A slip for whoever raised a concern: for a colleague in the words of the office, for anybody else in what they read. */
const slip = onPaper(
  (
    { db, session }: QueryContext,
    { id, language, interpreter }: InputOf<Contract['concerns']['previewAnswer']>,
  ) => {
    const { receivedAt, reporterName, studentId, source } = answerable(requireConcern(db, session, id))
    if (isKeptAway(contactsOfStudent(db, studentId), { contactId: null, name: reporterName ?? '' }))
      throw ruleError('concerns:errors.reporterKeptAway')
    const of = { receivedAt, reporterName, school: theSchool(db) }
    const paper = isOfColleague({ source })
      ? colleagueSlip(of, language === 'es' ? 'es' : 'en')
      : familySlip(of, { text: schoolText(db, language), english: schoolText(db, 'en'), interpreter })
    // Nobody reads from it which student it is about, and whoever interprets is still none of their family’s children.
    const refusal = isOfColleague({ source })
      ? null
      : (problemOnPage(db, studentId, interpreter) ?? withoutInterpreter(paper.sheets, interpreter))
    return { paper, file: 'footbridge-thank-you.pdf', refusal }
  },
)

/** The slip for whoever raised a concern. */
export const answerSlips = {
  previewAnswer: slip.preview,
  printAnswer: slip.print,
}
