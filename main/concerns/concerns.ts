import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames } from '../accounts/account-names.ts'
import { isRecused } from '../accounts/recused.ts'
import { canOwnWork } from '../accounts/standing.ts'
import type { Handlers } from '../context.ts'
import { toldInLists } from '../students/kept-away-words.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { answerable, answerSlips, readIn } from './answer-paper.ts'
import { partFromBrief } from './brief-contacts.ts'
import { asLineOf, newConcerns, requireConcern, requireConcernAt } from './concern-access.ts'
import { changeConcern, concernFields, recordConcern, withdrawConcern } from './concern-record.ts'
import { listConcerns } from './concerns.sql.ts'
import { triage } from './triage.ts'

/** Somebody is worried. */
export const concerns: Handlers<Contract['concerns']> = {
  list({ db, session }, { state, limit }) {
    if (state === 'new') return newConcerns(db, session)
    return listConcerns(db, { state, limit, ...readerOf(session) }).map(asLineOf(toldInLists(db)))
  },

  get({ db, session }, { id }) {
    const concern = requireConcern(db, session, id)
    return { ...concern, readsIn: readIn(db, concern) }
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

  ...answerSlips,
}
