import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Finding, FindingDraft } from '#shared/domain/evaluation/cycle.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseNames } from '../partnerships/refuse-names.ts'
import { undoably } from '../undo/undoably.ts'
import { deleteFinding, findFinding, insertFinding, updateFinding } from './decided.sql.ts'
import { openCycle, requireLead, type Target } from './the-cycle.ts'

/** A finding as the asker last saw it, which is theirs to change: they wrote it, or lead its cycle. */
function findingAt(context: QueryContext, { id, version }: Target): Finding {
  const found = findFinding(context.db, { id })
  if (!found) throw notFoundError()
  const { ownerId } = openCycle(context, found.cycleId)
  if (found.writtenBy !== context.session.accountId) requireLead(context, ownerId)
  if (found.version !== version) throw conflictError()
  return found
}

function refusePersons(context: QueryContext, { theme, words }: FindingDraft, namesSeen: boolean): void {
  refuseNames(
    context,
    [
      { path: 'theme', words: theme },
      { path: 'words', words },
    ],
    { namesSeen },
  )
}

const changeUndoably = undoably<Finding>(({ db }: CommandContext, before, changes) => {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateFinding(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
})

const doneWith = ({ id, cycleId }: Finding) => ({ id, cycleId })

/** What families, students, staff and partners said, by theme; no person stands in it. */
export const findings: Pick<
  Handlers<Contract['cycles']>,
  'addFinding' | 'changeFinding' | 'removeFinding'
> = {
  addFinding(context, { cycleId, finding, namesSeen = false }) {
    const { id } = openCycle(context, cycleId)
    refusePersons(context, finding, namesSeen)
    const made: Finding = {
      ...{ ...finding, id: context.newId(), cycleId: id },
      ...{ writtenBy: context.session.accountId, writtenAt: context.now, version: 1 },
    }
    insertFinding(context.db, made)
    context.undoable(({ db }) => {
      if (deleteFinding(db, made) === 0) throw conflictError()
    })
    return doneWith(made)
  },

  changeFinding(context, { finding, namesSeen = false, ...target }) {
    const before = findingAt(context, target)
    refusePersons(context, finding, namesSeen)
    return doneWith(changeUndoably(context, before, finding))
  },

  removeFinding(context, target) {
    const before = findingAt(context, target)
    deleteFinding(context.db, before)
    context.undoable(({ db }) => void insertFinding(db, before))
    return doneWith(before)
  },
}
