import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { ContactAttempt } from '#shared/domain/follow-up.ts'
import type { SendMethod } from '#shared/domain/referral.ts'
import { translate } from '#shared/text/translate.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { CommandContext } from '../context.ts'
import { toldWords } from '../crises/parent-told.ts'
import type { ReadableDb } from '../db/types.ts'
import { takeBackDisclosure } from '../disclosures/disclosures.ts'
import { discloseOutside } from '../disclosures/tell-outside.ts'
import { requireReferral } from '../referrals/referral-steps.ts'
import { discloseToProvider } from '../referrals/sending.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { refuseInterpreter } from '../students/who-interprets.ts'
import { openFamilySteps } from '../tasks/family-steps.ts'
import { finishTask } from '../tasks/finish-task.ts'
import { deleteAttempt, doesAttemptFit, insertAttempt, listAttempts } from './attempts.sql.ts'
import { requireCase } from './case-access.ts'

type Logged = InputOf<Contract['cases']['logAttempt']>

/** Every try to reach somebody about a case, oldest first. */
export function attemptsOfCase(db: ReadableDb, caseId: string): ContactAttempt[] {
  return listAttempts(db, { caseId })
}

/** What a call ends, as whoever made it last saw it: only what is done by reaching the family, where it was reached. */
function endedBy(context: CommandContext, { ends, ...call }: Logged): CaseTask[] {
  if (ends.length === 0) return []
  if (call.withWhom !== 'family' || !call.reached)
    throw invalidError([{ path: 'ends', message: 'common:fields.notAllowed' }])
  const asked = openFamilySteps(context, call.caseId)
  const tasks = ends.map(({ id, version }) => {
    const task = asked.find((each) => each.id === id)
    if (!task || task.version !== version) throw conflictError()
    return task
  })
  if (call.result === '' && tasks.some(({ evidence }) => evidence !== ''))
    throw invalidError([{ path: 'result', message: 'tasks:errors.noEvidence' }])
  return tasks
}

/** Who was reached, how and what came of it, as it stands with what the call ended. */
function saidOf(context: CommandContext, { studentId }: Case, call: Logged): string {
  const { language } = settings.mine(context, {})
  const contact = contactsOfStudent(context.db, studentId).find(({ id }) => id === call.contactId)
  const whom = contact?.name ?? translate(language, 'vocabulary:withWhom.family')
  const { channel, language: spoken, interpreter, result: words } = call
  const said = {
    kind: 'attempt',
    whom,
    channel,
    language: spoken,
    interpreter,
    result: 'reached',
    words,
  } as const
  return toldWords(context, { said }, 'cases:call.told')
}

/** How what was told left, by the way somebody was reached. */
const LEFT_BY: Readonly<Record<ContactAttempt['channel'], SendMethod>> = {
  ...{ phone: 'phone', video: 'phone', text: 'phone' },
  ...{ mail: 'post', fax: 'fax', 'in-person': 'in-hand', 'note-home': 'in-hand' },
}

/** Whether whoever was called is outside the school and no provider of a referral. */
const isOutsider = ({ withWhom, referralId }: Pick<Logged, 'withWhom' | 'referralId'>): boolean =>
  withWhom === 'other' || (withWhom === 'provider' && referralId === null)

/** What somebody outside who is no provider of a referral was told is written down, with what let it. */
function toldOutsideIn(
  context: CommandContext,
  studentId: string,
  { outside, withStatements, contestedUntold, ...call }: Logged,
): Disclosure | null {
  if (outside === null) return null
  if (!isOutsider(call) || !call.reached)
    throw invalidError([{ path: 'outside', message: 'common:fields.notAllowed' }])
  const telling = { ...outside, studentId, method: LEFT_BY[call.channel], onDay: context.today }
  return discloseOutside(context, { ...telling, withStatements, contestedUntold })
}

/** What a provider who was reached was told about the student is written down; refused without a consent. */
function disclosedIn(
  context: CommandContext,
  { told, alreadyLeft, withStatements, contestedUntold, ...call }: Logged,
): Disclosure | null {
  if (told.length === 0) return null
  if (call.withWhom !== 'provider' || !call.reached)
    throw invalidError([{ path: 'told', message: 'common:fields.notAllowed' }])
  if (call.referralId === null)
    throw invalidError([{ path: 'referralId', message: 'common:fields.required' }])
  const referral = requireReferral(context, call.referralId)
  const method = LEFT_BY[call.channel]
  const statements = { withStatements, contestedUntold }
  const sending = { method, information: told, emergency: null, alreadyLeft, ...statements }
  return discloseToProvider(context, referral, sending, context.today)
}

/** Writes down a try to reach somebody, what it disclosed, and ends what it did; all of it is taken back at once. */
export function logAttempt(context: CommandContext, call: Logged): ContactAttempt {
  const { db, now, session } = context
  const { ends: _ends, told: _told, outside: _outside, alreadyLeft: _left, ...said } = call
  const { withStatements: _with, contestedUntold: _untold, ...draft } = said
  const open = requireCase(db, session, draft.caseId)
  const { id: caseId, studentId } = open
  const fits = doesAttemptFit(db, {
    caseId,
    studentId,
    referralId: draft.referralId,
    contactId: draft.contactId,
  })
  if (!fits?.referral || !fits.contact) throw notFoundError()
  refuseInterpreter(db, { path: 'interpreter', studentId }, draft.interpreter)
  const tasks = endedBy(context, call)
  const disclosure = disclosedIn(context, call) ?? toldOutsideIn(context, studentId, call)
  const made = { ...draft, id: context.newId(), at: now, recordedBy: session.accountId, version: 1 }
  insertAttempt(db, made)
  const takeBack = tasks.map((task) => {
    const trace = { at: now, actorId: session.accountId, operation: 'cases.logAttempt' }
    leaveTrace(db, { ...trace, event: 'task.finished', subjectId: task.id })
    return finishTask(context, open, task, saidOf(context, open, call)).takeBack
  })
  context.undoable((later) => {
    for (const each of takeBack.toReversed()) each(later)
    if (disclosure) takeBackDisclosure(later.db, disclosure)
    if (deleteAttempt(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
  })
  return made
}
