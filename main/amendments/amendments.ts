import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { amendmentStage, mayState, type Amendment } from '#shared/domain/amendment.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'

import { readerOf } from '../access/readable.ts'
import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { RecordDocument } from '../records-requests/record-document.ts'
import { refused, requirePast } from '../records-requests/days.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { deleteAmendment, insertAmendment, listAmendmentsOfStudent } from './amendments.sql.ts'
import { amendmentLetter } from './letter.ts'
import { among, partsOf, requireContestable } from './parts.ts'
import { changeUndoably, requireAmendmentAt } from './the-amendment.ts'

const MOST_SHOWN = 80

/** A part by its title, with whose contact it is, and with how it begins where another has its title and day. */
function titleOf(part: RecordDocument, parts: readonly RecordDocument[]): string {
  const isAlike = (other: RecordDocument) => other.title === part.title && other.on === part.on
  if (part.kind !== 'contact' && parts.filter(isAlike).length === 1) return part.title
  const begins = part.lines[0]?.words.replaceAll(/\s+/g, ' ') ?? ''
  const shown = begins.length > MOST_SHOWN ? `${begins.slice(0, MOST_SHOWN)}…` : begins
  return [part.title, shown].filter(Boolean).join(': ')
}

/** An amendment of a part this person may read, on a day since it was asked for. */
function requireReadable(
  context: CommandContext,
  target: { readonly id: string; readonly version: number },
  { on, path }: { readonly on: string; readonly path: string },
): Amendment {
  const found = requireAmendmentAt(context, target)
  requireContestable(context, found)
  requirePast(context, on, path)
  if (on < found.askedOn) throw refused(path, 'amendments:errors.beforeAsked')
  return found
}

const beforeDecided = (path: string) => refused(path, 'amendments:errors.beforeDecided')

/** What families say is wrong in a record (34 CFR 99.20 to 99.22). */
export const amendments: Handlers<Contract['amendments']> = {
  list(context, { studentId }) {
    const { db, session } = context
    const student = requireStudentFor(db, session, studentId)
    const parts = partsOf(context, studentId)
    const contacts = contactsOfStudent(db, studentId)
    const told = (title: string) => withoutKeptAway(contacts, title)
    const rows = listAmendmentsOfStudent(db, { studentId, ...readerOf(session) }).flatMap(
      ({ studentName: _student, ...row }) => {
        const part = among(parts, row.part)
        return part
          ? [{ ...row, title: told(titleOf(part, parts)), partOn: part.on, stage: amendmentStage(row) }]
          : []
      },
    )
    return {
      rows,
      familyLanguage: familyLanguage({ student, contacts }),
      parts: parts.map((part) => ({
        kind: part.kind,
        id: part.id,
        title: told(titleOf(part, parts)),
        on: part.on,
      })),
    }
  },

  ask(context, draft) {
    const { db, now, session } = context
    requireStudentFor(db, session, draft.studentId)
    if (!among(partsOf(context, draft.studentId), draft.part)) throw conflictError()
    requirePast(context, draft.askedOn, 'askedOn')
    if (!couldDoOfficeWork(context, draft.ownerId)) throw refused('ownerId', 'cases:errors.cannotOwnWork')
    const asked: Amendment = {
      ...draft,
      id: context.newId(),
      ...{ decision: null, hearing: null, statement: null },
      ...{ recordedAt: now, recordedBy: session.accountId, version: 1 },
    }
    insertAmendment(db, asked)
    context.undoable((later) => {
      if (deleteAmendment(later.db, { id: asked.id, version: 1 }) === 0) throw conflictError()
    })
    return asked
  },

  decide(context, { decision, ...target }) {
    const before = requireReadable(context, target, { on: decision.on, path: 'decision.on' })
    if (before.decision !== null) throw ruleError('amendments:errors.alreadyDecided')
    return changeUndoably(context, before, { decision })
  },

  hear(context, { hearing, ...target }) {
    const before = requireReadable(context, target, { on: hearing.on, path: 'hearing.on' })
    if (before.decision === null || amendmentStage(before) !== 'hear')
      throw ruleError('amendments:errors.noHearing')
    if (hearing.on < before.decision.on) throw beforeDecided('hearing.on')
    return changeUndoably(context, before, { hearing })
  },

  state(context, { statement, ...target }) {
    const before = requireReadable(context, target, { on: statement.on, path: 'statement.on' })
    if (before.decision === null || !mayState(before)) throw ruleError('amendments:errors.noStatement')
    if (statement.on < (before.hearing ?? before.decision).on) throw beforeDecided('statement.on')
    return changeUndoably(context, before, { statement })
  },

  previewLetter: amendmentLetter.preview,
  printLetter: amendmentLetter.print,
}
