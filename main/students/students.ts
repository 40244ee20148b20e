import { conflictError, invalidError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { schoolName, type Student, type StudentDraft } from '#shared/domain/student.ts'

import { caseFor, caseReader } from '../cases/case-access.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { briefContactsOfStudent } from '../concerns/brief-contacts.ts'
import { concernsOfStudent } from '../concerns/concern-access.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { disclosuresFor } from '../cases/case-disclosures.ts'
import { renameInIndex } from '../search/search-index.ts'
import { contacts, contactsOfStudent } from './contacts.ts'
import { findStudentsBy } from './finder.ts'
import { refreshStudentWords } from './student-words.ts'
import {
  countStudents,
  deleteStudent,
  deleteStudentWords,
  findByLocalId,
  insertStudent,
  isStudentBuiltUpon,
  listStudents,
  updateStudent,
} from './students.sql.ts'
import { requireStudent } from './the-student.ts'

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

function refuseTakenId(db: ReadableDb, localId: string | null, ownId: string | null): void {
  if (localId === null) return
  const holder = findByLocalId(db, { localId })
  if (holder && holder.id !== ownId)
    throw invalidError([{ path: 'localId', message: 'students:errors.localIdTaken' }])
}

function replaceStudent(db: WritableDb, value: Student): Student {
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
    return findStudentsBy(db, caseReader(session), question).found
  },

  list({ db, session }, { status, limit, offset }) {
    return {
      rows: listStudents(db, { status, limit, offset, ...caseReader(session) }),
      total: countStudents(db, { status }) ?? 0,
    }
  },

  get({ db, session }, { id }) {
    return {
      student: requireStudent(db, id),
      contacts: contactsOfStudent(db, id),
      cases: casesOfStudent(db, session, id).map((each) => caseFor(session, each)),
      concerns: concernsOfStudent(db, session, id),
      briefContacts: briefContactsOfStudent(db, session, id),
      consents: consentsOfStudent(db, session, id),
      disclosures: disclosuresFor(db, session, id),
    }
  },

  create(context, draft) {
    const { db, now } = context
    const fields = tidied(draft)
    refuseTakenId(db, fields.localId, null)
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
    const { db, now } = context
    const before = requireStudent(db, id)
    const fields = tidied(draft)
    refuseTakenId(db, fields.localId, id)
    const after = replaceStudent(db, { ...before, ...fields, version, updatedAt: now })
    context.undoable((later) => {
      refuseTakenId(later.db, before.localId, id)
      replaceStudent(later.db, { ...before, version: after.version, updatedAt: later.now })
    })
    return after
  },
}
