import { createHash } from 'node:crypto'

import { conflictError, ruleError } from '#shared/app-error.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import {
  DestroyedPart,
  type DestructionBasis,
  type DestructionPreview,
  type PartCounts,
  type RecordKind,
  type RecordTarget,
} from '#shared/domain/retention.ts'

import { headOf } from '../audit/audit.ts'
import { shortHash } from '../audit/chain.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { forgettingRecords } from '../search/many-index-changes.ts'
import { findDoomed, findSpan, isAnyHeld, listCodes, type Doomed } from './doomed.sql.ts'
import { moveConsents, PARTS } from './parts.sql.ts'
import { countDestructions, insertDestruction } from './retention.sql.ts'
import { requireDestroyable } from './targets.ts'

interface Looked {
  readonly doomed: Doomed
  readonly preview: DestructionPreview
}

function idsOf(targets: readonly RecordTarget[], kind: RecordKind): string {
  return JSON.stringify(targets.flatMap((target) => (target.kind === kind ? [target.id] : [])))
}

function countsOf(db: ReadableDb, doomed: Doomed): PartCounts {
  const counted = new Map(PARTS.flatMap(({ as, count }) => (as ? [[as, count(db, doomed)]] : [])))
  return Object.fromEntries(
    DestroyedPart.options.flatMap((part) => {
      const count = counted.get(part) ?? 0
      return count > 0 ? [[part, count]] : []
    }),
  )
}

function stampOf(doomed: Doomed, counts: PartCounts): string {
  return createHash('sha256')
    .update(JSON.stringify([doomed, counts]))
    .digest('hex')
}

/** Finds exactly what would go; refuses what must not. */
function look(context: QueryContext, targets: readonly RecordTarget[]): Looked {
  const { db } = context
  const found = targets.map((target) => requireDestroyable(context, target))
  const doomed = findDoomed(db, {
    students: idsOf(targets, 'students'),
    cases: idsOf(targets, 'cases'),
    concerns: idsOf(targets, 'concerns'),
    briefContacts: idsOf(targets, 'brief-contacts'),
  })
  if (isAnyHeld(db, doomed)) throw ruleError('retention:errors.held')
  const counts = countsOf(db, doomed)
  const span = findSpan(db, doomed)
  if (!span) throw conflictError()
  const { timeZone } = theSchool(db)
  const [first] = found
  return {
    doomed,
    preview: {
      names: found.map(({ studentName, code }) => (code ? `${studentName} (${code})` : studentName)),
      counts,
      caseCodes: listCodes(db, doomed),
      from: schoolDay(span.first, timeZone),
      to: schoolDay(span.last, timeZone),
      word: found.length === 1 && first ? (first.code ?? first.studentName) : String(found.length),
      stamp: stampOf(doomed, counts),
    },
  }
}

/** Exactly what would go, before anybody decides. */
export function previewOf(context: QueryContext, targets: readonly RecordTarget[]): DestructionPreview {
  return look(context, targets).preview
}

/** Takes every row away and keeps a certificate of how many there were. */
export function destroy(
  context: CommandContext,
  targets: readonly RecordTarget[],
  { stamp, basis }: { readonly stamp: string; readonly basis: DestructionBasis },
): { readonly id: string } {
  const { db, now: at, session } = context
  const { doomed, preview } = look(context, targets)
  if (preview.stamp !== stamp) throw conflictError()
  moveConsents(db, doomed)
  forgettingRecords(db, () => {
    for (const { remove } of PARTS) remove(db, doomed)
  })
  context.forgetEarlier()
  const { entries, link } = headOf(db)
  const id = context.newId()
  insertDestruction(db, {
    id,
    number: (countDestructions(db, {}) ?? 0) + 1,
    at,
    by: session.accountId,
    basis,
    counts: preview.counts,
    caseCodes: preview.caseCodes,
    fromDay: preview.from,
    toDay: preview.to,
    entries,
    hash: shortHash(link),
    renewedAt: null,
    olderCopies: null,
    lookedAt: null,
  })
  return { id }
}
