import type { Contract } from '#shared/api/contract.ts'
import type { OpenMatters } from '#shared/api/moves.ts'
import type { Contact } from '#shared/domain/student.ts'

import { accountNames } from '../accounts/account-names.ts'
import { canHoldCase } from '../accounts/standing.ts'
import type { Handlers } from '../context.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, namesKeptAway, withoutKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { leave } from './leaving.ts'
import { moveFor } from './move-for.ts'
import { findLastMove } from './moves.sql.ts'
import { openMatters } from './open-matters.ts'
import { callNewSchool } from './school-call.ts'

/** What is open, without naming whoever must not be contacted. */
function withoutNames(open: OpenMatters, contacts: readonly Contact[]): OpenMatters {
  const shown = (name: string) => (isKeptAway(contacts, { contactId: null, name }) ? '' : name)
  const told = (words: string) => withoutKeptAway(contacts, words)
  const { openCase } = open
  return {
    ...open,
    openCase: openCase && { ...openCase, nextAction: openCase.nextAction && told(openCase.nextAction) },
    tasks: open.tasks.map((task) => ({ ...task, name: told(task.name), words: told(task.words) })),
    papers: open.papers.map((paper) => ({ ...paper, askedName: shown(paper.askedName) })),
    consents: open.consents.map((consent) => ({
      ...consent,
      signer: shown(consent.signer),
      interpreter: namesKeptAway(contacts, consent.interpreter) ? '' : consent.interpreter,
      objections: [],
      takenBackFor: [],
    })),
    requests: open.requests.map((request) => ({ ...request, requester: shown(request.requester) })),
    amendments: open.amendments.map((amendment) => ({ ...amendment, asker: shown(amendment.asker) })),
  }
}

/** A student leaves the school. */
export const moves: Handlers<Contract['moves']> = {
  get(context, { studentId }) {
    const { db, session } = context
    const student = requireStudentFor(db, session, studentId)
    const move = student.status === 'left' ? findLastMove(db, { studentId }) : undefined
    const everybody = contactsOfStudent(db, studentId)
    const open = withoutNames(openMatters(context, studentId), everybody)
    const people = accountNames(db)
    const organizationIds = new Set([
      ...open.consents.flatMap(({ recipientIds }) => recipientIds),
      ...open.papers.flatMap(({ recipientIds }) => recipientIds),
    ])
    return {
      student,
      contacts: everybody.filter(({ doNotContact }) => !doNotContact),
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
