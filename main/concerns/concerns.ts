import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'

import type { Concern } from '#shared/domain/concern.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames } from '../accounts/accounts.ts'
import { isRecused } from '../accounts/recused.ts'
import { canOwnWork } from '../accounts/standing.ts'
import type { Handlers } from '../context.ts'
import { handOutUnseen } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway } from '../students/kept-away.ts'
import { toldInLists } from '../students/kept-away-words.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { answerSlip } from './answer-slip.ts'
import { partFromBrief } from './brief-contacts.ts'
import { asLineOf, newConcerns, requireConcern, requireConcernAt } from './concern-access.ts'
import { changeConcern, concernFields, recordConcern, withdrawConcern } from './concern-record.ts'
import { listConcerns } from './concerns.sql.ts'
import { triage } from './triage.ts'

/** Nobody can be answered who wished not to be known, and a concern that was taken back needs no answer. */
function answerable<Known extends Concern>(concern: Known): Known {
  if (concern.anonymous) throw ruleError('concerns:errors.nobodyToAnswer')
  if (concern.state === 'withdrawn') throw ruleError('concerns:errors.withdrawn')
  return concern
}

/** Somebody is worried. */
export const concerns: Handlers<Contract['concerns']> = {
  list({ db, session }, { state, limit }) {
    if (state === 'new') return newConcerns(db, session)
    return listConcerns(db, { state, limit, ...readerOf(session) }).map(asLineOf(toldInLists(db)))
  },

  get({ db, session }, { id }) {
    return requireConcern(db, session, id)
  },

  workers(context, { id }) {
    const { db, session } = context
    const { studentId } = requireConcern(db, session, id)
    return Object.keys(accountNames(db)).filter(
      (accountId) => canOwnWork(context, accountId) && !isRecused(db, { accountId, studentId }),
    )
  },

  create(context, draft) {
    requireStudentFor(context.db, context.session, draft.studentId)
    const made = recordConcern(context, draft)
    context.undoable((later) => withdrawConcern(later.db, made))
    return requireConcern(context.db, context.session, made.id)
  },

  update(context, { draft, ...target }) {
    const { db, session } = context
    if (requireConcern(db, session, target.id).state !== 'new')
      throw ruleError('concerns:errors.alreadyTriaged')
    const before = requireConcernAt(db, session, target)
    requireStudentFor(db, session, draft.studentId)
    const comeBack = draft.studentId === before.studentId ? null : partFromBrief(context, before)
    const after = changeConcern(db, before, concernFields(db, draft))
    context.undoable((later) => {
      changeConcern(later.db, after, { ...before })
      comeBack?.(later)
    })
    return requireConcern(db, session, after.id)
  },

  triage,

  answer(context, { how, ...target }) {
    const { db, session, now } = context
    const before = answerable(requireConcernAt(db, session, target))
    const answered = { answeredAt: now, answeredBy: session.accountId, answeredHow: how }
    const after = changeConcern(db, before, answered)
    const { answeredAt, answeredBy, answeredHow } = before
    context.undoable((later) => changeConcern(later.db, after, { answeredAt, answeredBy, answeredHow }))
    return requireConcern(db, session, after.id)
  },

  async printAnswer(context, { id, as, language }) {
    const { receivedAt, reporterName, studentId } = answerable(
      requireConcern(context.db, context.session, id),
    )
    const contacts = contactsOfStudent(context.db, studentId)
    if (isKeptAway(contacts, { contactId: null, name: reporterName ?? '' }))
      throw ruleError('concerns:errors.reporterKeptAway')
    const paper = answerSlip({ receivedAt, reporterName, school: theSchool(context.db), language })
    const savedAs = as === 'pdf' ? 'footbridge-thank-you.pdf' : null
    return handOutUnseen(context, { paper, savedAs, about: {} })
  },
}
