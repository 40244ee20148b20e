import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { BriefContact, Concern, ConcernDraft } from '#shared/domain/concern.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { requireStudentFor } from '../students/the-student.ts'
import {
  deleteBriefContact,
  findBriefContact,
  findBriefOfConcern,
  insertBriefContact,
  listBriefContacts,
  setConcernOfBrief,
} from './brief-contacts.sql.ts'
import { requireConcern } from './concern-access.ts'
import { recordConcern, withdrawConcern } from './concern-record.ts'

/** A student's walk-ins and calls that the asker may read, newest first. */
export function briefContactsOfStudent(db: ReadableDb, session: Asker, studentId: string): BriefContact[] {
  return listBriefContacts(db, { studentId, ...readerOf(session) })
}

/** A walk-in or call of a student this person may find, or `not_found`. */
export function requireBriefContact(db: ReadableDb, session: Asker, id: string): BriefContact {
  const found = findBriefContact(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  return found
}

/** A walk-in stays with its student when the concern it became turns out to be about another one; answers with the way back. */
export function partFromBrief(
  { db }: Pick<CommandContext, 'db'>,
  { id: concernId }: Pick<Concern, 'id'>,
): (later: CommandContext) => void {
  const brief = findBriefOfConcern(db, { concernId })
  if (!brief) return () => {}
  const { id, version } = brief
  setConcernOfBrief(db, { id, version, concernId: null })
  return (later) => {
    if (setConcernOfBrief(later.db, { id, version: version + 1, concernId }) === 0) throw conflictError()
  }
}

const withItsLine = ({ studentId, line }: BriefContact): ConcernDraft => ({
  studentId,
  source: 'other-staff',
  reporterName: null,
  anonymous: false,
  noticed: [],
  words: line,
  studentWords: '',
  studentWish: '',
  trustedAdult: '',
  onset: '',
  frequency: '',
  setting: '',
  alreadyTried: '',
  immediateDanger: false,
  proposedUrgency: null,
  familyAware: null,
})

/** Walk-ins and calls worth one line. */
export const briefContacts: Handlers<Contract['briefContacts']> = {
  create(context, { studentId, line }) {
    const { db, now, session } = context
    requireStudentFor(db, session, studentId)
    const made: BriefContact = {
      id: context.newId(),
      studentId,
      line,
      at: now,
      recordedBy: session.accountId,
      concernId: null,
      version: 1,
    }
    insertBriefContact(db, made)
    context.undoable((later) => {
      if (deleteBriefContact(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
    })
    return made
  },

  promote(context, { id, version }) {
    const { db, session } = context
    const brief = findBriefContact(db, { id, ...readerOf(session) })
    if (!brief) throw notFoundError()
    if (brief.concernId !== null) throw ruleError('concerns:errors.alreadyPromoted')
    const made = recordConcern(context, withItsLine(brief))
    if (setConcernOfBrief(db, { id, version, concernId: made.id }) === 0) throw conflictError()
    context.undoable((later) => {
      withdrawConcern(later.db, made)
      const undone = setConcernOfBrief(later.db, { id, version: version + 1, concernId: null })
      if (undone === 0) throw conflictError()
    })
    return requireConcern(db, session, made.id)
  },
}
