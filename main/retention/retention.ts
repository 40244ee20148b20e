import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import {
  type Destruction,
  RecordKind,
  type RetentionRule,
  SUGGESTED_RULES,
} from '#shared/domain/retention.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames, accountsOf } from '../accounts/account-names.ts'
import { backUpEverywhere, rememberAttempts } from '../backups/backups.ts'
import type { Handlers, QueryContext, TaskContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { handOutUnseen } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { certificateLetter } from './certificate-letter.ts'
import { destroy, previewOf } from './destroy.ts'
import { dueRecords } from './due.ts'
import { holds, standingHolds } from './holds.ts'
import { copiesLeft, olderCopies, removeOlderCopies } from './older-copies.ts'
import {
  deleteRules,
  findDestruction,
  insertRule,
  listDestructions,
  listRules,
  updateCopies,
  type RuleRow,
} from './retention.sql.ts'

function theDestruction({ db, session }: Pick<QueryContext, 'db' | 'session'>, id: string): Destruction {
  const found = findDestruction(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  return found
}

/** The confirmed rules in their order; none while they are only suggested. */
function confirmedRules(db: ReadableDb): readonly RuleRow[] {
  const byKind = new Map(listRules(db, {}).map((row) => [row.kind, row]))
  return RecordKind.options.flatMap((kind) => byKind.get(kind) ?? [])
}

const ruleOf = ({ kind, years, start }: RetentionRule): RetentionRule => ({ kind, years, start })

function replaceRules(db: WritableDb, rules: readonly RuleRow[]): void {
  deleteRules(db, {})
  for (const rule of rules) insertRule(db, rule)
}

async function assertKnows({ db, session, ways }: TaskContext, password: string): Promise<void> {
  const me = accountsOf(db).find(({ id }) => id === session.accountId)
  if (!me || !(await ways.knows(me.user, password)))
    throw invalidError([{ path: 'password', message: 'accounts:errors.passwordWrong' }])
}

/** How long records are kept, and destroying what need not be. */
export const retention: Handlers<Contract['retention']> = {
  ...holds,

  overview({ db, session }) {
    const rules = confirmedRules(db)
    const [first] = rules
    return {
      rules: [...(first ? rules.map(ruleOf) : SUGGESTED_RULES)],
      confirmed: first ? { at: first.confirmedAt, byName: accountNames(db)[first.confirmedBy] ?? '' } : null,
      holds: standingHolds(db, session),
      destructions: listDestructions(db, readerOf(session)),
    }
  },

  due(context) {
    return dueRecords(context, confirmedRules(context.db))
  },

  setRules(context, { rules }) {
    const { db, now, session } = context
    const before = confirmedRules(db)
    const after = rules.map((rule) => ({ ...rule, confirmedAt: now, confirmedBy: session.accountId }))
    replaceRules(db, after)
    context.undoable((later) => {
      if (JSON.stringify(confirmedRules(later.db)) !== JSON.stringify(after)) throw conflictError()
      replaceRules(later.db, before)
    })
    return { rules }
  },

  preview(context, { targets }) {
    return previewOf(context, targets)
  },

  async destroy(context, { targets, password, stamp, basis }) {
    previewOf(context, targets)
    await assertKnows(context, password)
    return (present) => destroy(present, targets, { stamp, basis })
  },

  async renewBackups(context, { id, removeOlder }) {
    const before = theDestruction(context, id)
    // Once is enough: from the first such backup on nothing of them is left in the file.
    if (before.renewedAt === null) context.copies.rewriteVault()
    const attempts = await backUpEverywhere(context)
    if (removeOlder) removeOlderCopies(context, before, attempts)
    const older = olderCopies(context, before)
    const left = copiesLeft(context, before)
    const isRenewed = attempts.some(({ problem }) => problem === null)
    return (later) => {
      const { db, now } = later
      rememberAttempts(db, attempts)
      const renewedAt = before.renewedAt ?? (isRenewed ? now : null)
      updateCopies(db, { id, renewedAt, olderCopies: older, lookedAt: now })
      return { ...theDestruction(later, id), left }
    }
  },

  async lookForCopies(context, { id }) {
    const { renewedAt, ...before } = theDestruction(context, id)
    const older = olderCopies(context, before)
    const left = copiesLeft(context, before)
    return (later) => {
      updateCopies(later.db, { id, renewedAt, olderCopies: older, lookedAt: later.now })
      return { ...theDestruction(later, id), left }
    }
  },

  async print(context, { id, as, language }) {
    const paper = certificateLetter({
      destruction: theDestruction(context, id),
      school: theSchool(context.db),
      language,
    })
    const savedAs = as === 'pdf' ? 'footbridge-certificate-of-destruction.pdf' : null
    return handOutUnseen(context, { paper, savedAs, about: {} })
  },
}
