import type { Contract } from '#shared/api/contract.ts'

import { accountNames } from '../accounts/accounts.ts'
import { canHoldCase } from '../accounts/standing.ts'
import type { Handlers } from '../context.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { leave } from './leaving.ts'
import { moveFor } from './move-for.ts'
import { findLastMove } from './moves.sql.ts'
import { openMatters } from './open-matters.ts'
import { callNewSchool } from './school-call.ts'

/** A student leaves the school. */
export const moves: Handlers<Contract['moves']> = {
  get(context, { studentId }) {
    const { db, session } = context
    const student = requireStudentFor(db, session, studentId)
    const move = student.status === 'left' ? findLastMove(db, { studentId }) : undefined
    const open = openMatters(context, studentId)
    const people = accountNames(db)
    const organizationIds = new Set([
      ...open.consents.flatMap(({ recipientIds }) => recipientIds),
      ...open.papers.flatMap(({ recipientIds }) => recipientIds),
    ])
    return {
      student,
      contacts: contactsOfStudent(db, studentId).filter(({ doNotContact }) => !doNotContact),
      move: move && move.leftOn === student.leftOn ? moveFor(context, move) : null,
      open,
      holders: Object.keys(people).filter((each) => canHoldCase(context, each, studentId)),
      people,
      organizations: namesOfOrganizations(db, [...organizationIds]),
    }
  },

  leave,

  call: callNewSchool,
}
