import { conflictError } from '#shared/app-error.ts'
import type { Concern, ConcernDraft } from '#shared/domain/concern.ts'

import { openCaseOfStudent } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import { studentNameOf } from '../students/the-student.ts'
import { insertConcern, updateConcern } from './concerns.sql.ts'

/** Until it was triaged a concern is for the whole office to find, afterwards for the readers of its case. */
function indexConcern(db: WritableDb, concern: Concern): void {
  if (concern.state === 'withdrawn') {
    removeFromIndex(db, concern.id)
    return
  }
  const caseId = concern.state === 'new' ? null : concern.caseId
  indexRecord(db, {
    kind: 'concern',
    id: concern.id,
    opens: caseId ?? concern.id,
    caseId,
    title: studentNameOf(db, concern.studentId),
    body: [concern.words, concern.studentWords, concern.studentWish, concern.alreadyTried]
      .filter((words) => words !== '')
      .join(' · '),
  })
}

/** What was filled in, as it is kept: nobody is named who wished not to be. */
export function concernFields(db: WritableDb, draft: ConcernDraft): ConcernDraft & Pick<Concern, 'caseId'> {
  return {
    ...draft,
    reporterName: draft.anonymous ? null : draft.reporterName || null,
    caseId: openCaseOfStudent(db, draft.studentId)?.id ?? null,
  }
}

/** Writes down a concern; it joins the student's open case and waits for triage. */
export function recordConcern(context: CommandContext, draft: ConcernDraft): Concern {
  const { db, now, session } = context
  const made: Concern = {
    ...concernFields(db, draft),
    id: context.newId(),
    receivedAt: now,
    recordedBy: session.accountId,
    state: 'new',
    answeredAt: null,
    answeredBy: null,
    answeredHow: null,
    version: 1,
  }
  insertConcern(db, made)
  indexConcern(db, made)
  return made
}

/** Writes changed fields of a concern; `conflict` when somebody changed it since `before` was read. */
export function changeConcern(db: WritableDb, before: Concern, changes: Partial<Concern>): Concern {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateConcern(db, { ...after, version: before.version }) === 0) throw conflictError()
  indexConcern(db, after)
  return after
}

/** Takes a concern back that nobody has decided about. */
export function withdrawConcern(db: WritableDb, concern: Concern): void {
  changeConcern(db, concern, { state: 'withdrawn' })
}
