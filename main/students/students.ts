import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { schoolName, type Student, type StudentDraft } from '#shared/domain/student.ts'

import { readerOf } from '../access/readable.ts'
import { caseFor } from '../cases/case-access.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { briefContactsOfStudent } from '../concerns/brief-contacts.ts'
import { concernsOfStudent } from '../concerns/concern-access.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import { parentBasesOf } from '../consents/parent-bases.ts'
import { isSomethingKept } from '../access/glass.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { notToldIn } from '../crises/not-told.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { askedInVain } from '../records-requests/asked-in-vain.ts'
import { formsToRead } from '../forms/printed-forms.ts'
import { holdsOn } from '../retention/holds.ts'
import { renameInIndex } from '../search/search-index.ts'
import { contacts } from './change-contacts.ts'
import { contactsOfStudent } from './contacts.ts'
import { findStudentsBy } from './finder.ts'
import { refreshStudentWords } from './student-words.ts'
import {
  countStudents,
  deleteStudent,
  deleteStudentWords,
  findByLocalId,
  insertStudent,
  isNameKept,
  isStudentBuiltUpon,
  listStudents,
  updateStudent,
} from './students.sql.ts'
import { requireStudent, requireStudentFor } from './the-student.ts'
import { isFirstNameRead } from './who-interprets.ts'

const emptyToNull = (text: string | null): string | null => text || null

function tidied(draft: StudentDraft): StudentDraft {
  return {
    ...draft,
    localId: emptyToNull(draft.localId),
    preferredName: emptyToNull(draft.preferredName),
    pronouns: emptyToNull(draft.pronouns),
    homeroom: emptyToNull(draft.homeroom),
    gender: emptyToNull(draft.gender),
    raceEthnicity: draft.raceEthnicity.filter((entry) => entry !== ''),
  }
}

/** Of somebody who is kept from the asker it is not said that they are there: only that a colleague has to do this. */
function refuseTakenId(
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
  localId: string | null,
  ownId: string | null,
): void {
  if (localId === null) return
  const holder = findByLocalId(db, { localId, ...readerOf(session) })
  if (holder?.isKept) throw ruleError('students:errors.needsColleague')
  if (holder && holder.id !== ownId)
    throw invalidError([{ path: 'localId', message: 'students:errors.localIdTaken' }])
}

/** A second record of a student whom the asker may not find is made by a colleague or not at all. */
function refuseSecondRecord(
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
  { givenName, familyName, preferredName }: StudentDraft,
): void {
  if (session.sees === 'named') throw ruleError('students:errors.needsColleague')
  const asked = { givenName, familyName, preferredName, ...readerOf(session) }
  if (isNameKept(db, asked)?.isKept) throw ruleError('students:errors.needsColleague')
}

/** Writes a student anew, with the words they are found by. Throws `conflict` where somebody changed them since. */
export function replaceStudent(db: WritableDb, value: Student): Student {
  const before = requireStudent(db, value.id)
  if (updateStudent(db, value) === 0) throw conflictError()
  renameInIndex(db, value.id, schoolName(before), schoolName(value))
  refreshStudentWords(db, value.id)
  return requireStudent(db, value.id)
}

/** The students of the school and the people around them. */
export const students: Handlers<Contract['students']> = {
  ...contacts,

  find({ db, session }, question) {
    return findStudentsBy(db, readerOf(session), question).found
  },

  list({ db, session }, { status, limit, offset }) {
    return {
      rows: listStudents(db, { status, limit, offset, ...readerOf(session) }),
      total: countStudents(db, { status, ...readerOf(session) }) ?? 0,
    }
  },

  get({ db, session }, { id }) {
    const student = requireStudentFor(db, session, id)
    const known = contactsOfStudent(db, id)
    const cases = casesOfStudent(db, session, id)
    return {
      student,
      contacts: known,
      cases: cases.map((each) => caseFor(session, each)),
      concerns: concernsOfStudent(db, session, id),
      briefContacts: briefContactsOfStudent(db, session, id),
      consents: consentsOfStudent(db, session, id),
      parentBases: parentBasesOf(db, id),
      disclosures: disclosuresFor(db, session, id),
      askedInVain: askedInVain({ db, session }, id),
      notTold: notToldIn({ db, session }, cases),
      forms: formsToRead({ db, session }, id, known),
      holds: holdsOn(db, session, id),
      isSomethingKept: isSomethingKept(db, session, id),
    }
  },

  isFirstNameHere: (context, asked) => isFirstNameRead(context, asked),

  create(context, draft) {
    const { db, now } = context
    const fields = tidied(draft)
    refuseSecondRecord(context, fields)
    refuseTakenId(context, fields.localId, null)
    const made: Student = {
      ...fields,
      id: context.newId(),
      sourceId: null,
      status: 'active',
      leftOn: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    }
    insertStudent(db, made)
    refreshStudentWords(db, made.id)
    context.undoable((later) => {
      if (isStudentBuiltUpon(later.db, made)) throw conflictError()
      deleteStudentWords(later.db, { studentId: made.id })
      if (deleteStudent(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
    })
    return made
  },

  update(context, { id, version, draft }) {
    const { db, now, session } = context
    const before = requireStudentFor(db, session, id)
    const fields = tidied(draft)
    refuseTakenId(context, fields.localId, id)
    const after = replaceStudent(db, { ...before, ...fields, version, updatedAt: now })
    context.undoable((later) => {
      refuseTakenId(later, before.localId, id)
      replaceStudent(later.db, { ...before, version: after.version, updatedAt: later.now })
    })
    return after
  },
}
