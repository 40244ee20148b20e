import { ruleError } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { RecordTarget } from '#shared/domain/retention.ts'
import { schoolName } from '#shared/domain/student.ts'

import { withoutGlass } from '../access/asker.ts'
import { requireCase } from '../cases/case-access.ts'
import { casesKeptFrom, openCaseOfStudent } from '../cases/open-case.ts'
import { requireBriefContact } from '../concerns/brief-contacts.ts'
import { concernsOfStudent, requireConcern } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import { requireStudentFor, studentNameOf } from '../students/the-student.ts'
import { refuseHeld } from './holds.ts'

type Asked = Pick<QueryContext, 'db' | 'session'>

/** Whose record a target is. */
interface Target {
  readonly studentId: string
  readonly studentName: string
  /** The code of a case, by which it is called. */
  readonly code?: string
}

function wholeRecord({ db, session }: Asked, id: string): Target {
  const student = requireStudentFor(db, session, id)
  if (openCaseOfStudent(db, id)) throw ruleError('retention:errors.openCase')
  if (casesKeptFrom(db, session, id).length > 0) throw ruleError('retention:errors.partlyKept')
  if (concernsOfStudent(db, session, id).some(({ state }) => state === 'new'))
    throw ruleError('retention:errors.newConcern')
  return { studentId: id, studentName: schoolName(student) }
}

function closedCase({ db, session }: Asked, id: string): Target {
  const { studentId, closedOn, code } = requireCase(db, session, id)
  if (closedOn === null) throw ruleError('retention:errors.openCase')
  const isUndecided = concernsOfStudent(db, session, studentId).some(
    ({ caseId, state }) => caseId === id && state === 'new',
  )
  if (isUndecided) throw ruleError('retention:errors.newConcern')
  return { studentId, studentName: studentNameOf(db, studentId), code }
}

function decidedConcern({ db, session }: Asked, id: string): Target {
  const { studentId, studentName, caseId, state } = requireConcern(db, session, id)
  if (state === 'new') throw ruleError('retention:errors.newConcern')
  if (caseId !== null) throw ruleError('retention:errors.partOfMore')
  return { studentId, studentName }
}

function briefContact({ db, session }: Asked, id: string): Target {
  const { studentId, concernId } = requireBriefContact(db, session, id)
  if (concernId !== null) throw ruleError('retention:errors.partOfMore')
  return { studentId, studentName: studentNameOf(db, studentId) }
}

function find(asked: Asked, { kind, id }: RecordTarget): Target {
  switch (kind) {
    case 'students':
      return wholeRecord(asked, id)
    case 'cases':
      return closedCase(asked, id)
    case 'concerns':
      return decidedConcern(asked, id)
    case 'brief-contacts':
      return briefContact(asked, id)
    default:
      return assertNever(kind)
  }
}

/**
 * The record as it may be destroyed; refuses what is held, still at work, or partly kept from the asker. A broken glass
 * counts for nothing: it would take away its own trace.
 */
export function requireDestroyable({ db, session }: Asked, target: RecordTarget): Target {
  const found = find({ db, session: withoutGlass(session) }, target)
  refuseHeld(db, found.studentId)
  return found
}
