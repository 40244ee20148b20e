import { createHash } from 'node:crypto'

import { ruleError } from '#shared/app-error.ts'
import type { Cycle } from '#shared/domain/evaluation/cycle.ts'
import { canonicalJson, type FrozenFigures } from '#shared/domain/evaluation/frozen.ts'
import { PROGRAM_VERSION } from '#shared/program-version.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import { currentProtocolNumber } from '../protocols/the-protocol.ts'
import { insertFrozen, type KeptFrozen } from './cycles.sql.ts'
import type { FreezesPart } from './frozen-part.ts'
import { reachPart } from './reach-part.ts'

/** Every page of figures that a cycle freezes, in the order they are read. A new page adds its part here and nowhere else. */
const PARTS: readonly FreezesPart[] = [reachPart]

/** The figures of a cycle as they are today, of everybody: who may see which is decided whenever they are read. */
export function figuresOf(
  context: Pick<QueryContext, 'db' | 'today' | 'timeZone' | 'calendar'>,
  { kind, fromDay: from, toDay: to, questions }: Cycle,
): FrozenFigures {
  const { db, today } = context
  return {
    ...{ format: 1, kind, from, to, frozenOn: today, questions },
    program: PROGRAM_VERSION,
    protocol: currentProtocolNumber(db),
    parts: PARTS.map((freeze) => freeze(context, { from, to })),
  }
}

/** The SHA-256 of a text, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Freezes the figures of a cycle: one text, never written again. Refused while its time is not over. */
export function freezeFigures(context: CommandContext, cycle: Cycle): KeptFrozen {
  const { db, newId, now, session, today } = context
  if (cycle.toDay >= today) throw ruleError('cycles:errors.notOver')
  const figures = canonicalJson(figuresOf(context, cycle))
  const frozen: KeptFrozen = {
    ...{ id: newId(), cycleId: cycle.id, frozenAt: now, frozenBy: session.accountId },
    ...{ figures, sha256: sha256Of(figures) },
  }
  insertFrozen(db, frozen)
  return frozen
}
