import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { isTakenForLost, schoolDaysWaited, type ConsentRequest } from '#shared/domain/consent-request.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { readerOf } from '../access/readable.ts'
import { caseToRecordIn, requireRecipients } from '../consents/recording.ts'
import { hearWrittenNo } from '../consents/written-no.ts'
import { hourOf } from '../consents/hour-of.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { askAgain, decideAfterNo } from '../referrals/follow-consents.ts'
import { answeringOf } from '../today/answering.ts'
import {
  countPapers,
  listEndedPapers,
  listUnansweredRequests,
  listWaitingPapers,
} from './consent-requests.sql.ts'
import { paperLines, runningOut } from './paper-lines.ts'
import { changeRequest, requireRequest, waitFor } from './requests.ts'

/** How many papers of the past are shown. */
const MOST_ENDED = 500

/** A paper that is still waited for, at the version somebody saw. */
function requireWaiting(
  context: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): ConsentRequest {
  const request = requireRequest(context, id)
  if (request.version !== version) throw conflictError()
  if (request.ending !== null) throw ruleError('papers:errors.alreadyEnded')
  return request
}

const refused = (path: string, message: MessageKey) => invalidError([{ path, message }])

/** A day on which something happened to a paper: after it was asked for, and not still to come. */
function requireDaySince({ today }: CommandContext, { askedOn }: ConsentRequest, on: string): void {
  if (on > today) throw refused('on', 'papers:errors.dayToCome')
  if (on < askedOn) throw refused('on', 'papers:errors.beforeAsked')
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return new Set([...one, ...other]).size === one.length && one.length === other.length
}

export const consentRequests: Handlers<Contract['consentRequests']> = {
  list(context, { whose, show, studentId }) {
    const { db, session, today } = context
    const mine = whose === 'mine' ? JSON.stringify(answeringOf(context).for) : null
    const asked = { mine, studentId, ...readerOf(session) }
    const rows =
      show === 'waiting' ? listWaitingPapers(db, asked) : listEndedPapers(db, { ...asked, limit: MOST_ENDED })
    const { waiting = 0, ended = 0 } = countPapers(db, asked) ?? {}
    return {
      ...{ today, waiting, ended },
      rows: paperLines(context, rows),
      runningOut: runningOut(context, { mine, studentId }),
    }
  },

  create(context, { asked, studentId, kind, askedOn, recipientIds: named }) {
    const { db, session, today } = context
    const caseId = caseToRecordIn(context, studentId)
    if (askedOn > today) throw refused('askedOn', 'papers:errors.dayToCome')
    const recipientIds = kind === 'exchange' ? [...new Set(named)] : []
    requireRecipients(db, recipientIds)
    const isWaitedFor = listUnansweredRequests(db, { studentId, ...readerOf(session) }).some(
      (other) =>
        other.ending === null &&
        other.kind === kind &&
        other.askedContactId === asked.contactId &&
        (asked.contactId !== null || other.askedName === asked.name) &&
        isSame(other.recipientIds, recipientIds),
    )
    if (isWaitedFor) throw ruleError('papers:errors.alreadyAsked')
    const asking = { studentId, caseId, referralId: null, kind, recipientIds, askedOn, asked }
    const { request, takeBack } = waitFor(context, asking)
    const decideBack = askAgain(context, request)
    context.undoable((later) => {
      decideBack(later)
      takeBack(later)
    })
    return request
  },

  remind(context, { on, how, ...target }) {
    const before = requireWaiting(context, target)
    requireDaySince(context, before, on)
    const reminders = [...before.reminders, { on, how, by: context.session.accountId }]
    const { request, takeBack } = changeRequest(context, before, { reminders })
    context.undoable(takeBack)
    return request
  },

  decline(context, { on, by, words, ...target }) {
    const before = requireWaiting(context, target)
    requireDaySince(context, before, on)
    const ending = { state: 'declined', on, by, words, ...hourOf(context, on) } as const
    const { request, takeBack } = changeRequest(context, before, { ending })
    const unhear = hearWrittenNo(context, request)
    const decideBack = decideAfterNo(context, request)
    context.undoable((later) => {
      decideBack(later)
      unhear(later)
      takeBack(later)
    })
    return request
  },

  callOff(context, { words, ...target }) {
    const before = requireWaiting(context, target)
    const ending = { state: 'not-needed', on: context.today, words } as const
    const { request, takeBack } = changeRequest(context, before, { ending })
    context.undoable(takeBack)
    return request
  },

  giveUp(context, target) {
    const before = requireWaiting(context, target)
    const schoolDays = schoolDaysWaited(before, context)
    if (!isTakenForLost(schoolDays)) throw ruleError('papers:errors.tooEarly')
    const ending = { state: 'never-returned', on: context.today, schoolDays } as const
    const { request, takeBack } = changeRequest(context, before, { ending })
    context.undoable(takeBack)
    return request
  },
}
