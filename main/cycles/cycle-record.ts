import type { CycleRecord, DecisionRecord } from '#shared/api/cycles.ts'
import { type Cycle, cycleState } from '#shared/domain/evaluation/cycle.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { QueryContext } from '../context.ts'
import { findCycleBefore, listEvents } from './cycles.sql.ts'
import { listActionsOf, listDecisions, listFindings } from './decided.sql.ts'
import { readFigures } from './read-frozen.ts'
import { mayLead, theCycle } from './the-cycle.ts'

/** The cycle of the same kind before one; a cycle of its own follows one of the same name. */
export function cycleBefore({ db }: Pick<QueryContext, 'db'>, cycle: Cycle): Cycle | null {
  return findCycleBefore(db, cycle) ?? null
}

/** What was decided in a cycle, each with who does what and how late it is. */
function decidedIn({ db, today, calendar }: QueryContext, cycleId: string): DecisionRecord[] {
  const taken = Map.groupBy(listActionsOf(db, { cycleId }), ({ decisionId }) => decisionId)
  return listDecisions(db, { cycleId }).map((decision) => ({
    ...decision,
    actions: (taken.get(decision.id) ?? []).map(({ cycleId: _, ...action }) => ({
      ...action,
      schoolDaysLate: schoolDaysBetween(action.dueOn, today, calendar),
    })),
  }))
}

function lastOf(context: QueryContext, last: Cycle | null): CycleRecord['last'] {
  if (last === null) return null
  const { id, kind, name, fromDay, toDay, frozenId, noDecision } = last
  const isFrozen = frozenId !== null
  return { id, kind, name, fromDay, toDay, isFrozen, noDecision, decisions: decidedIn(context, id) }
}

/** A whole cycle as the asker may see it. */
export function cycleRecord(
  context: QueryContext,
  id: string,
  { paper = null }: { readonly paper?: 'staff' | 'community' | null } = {},
): CycleRecord {
  const { db, today } = context
  const whole = theCycle(context, id)
  const { frozenId: _, ...cycle } = whole
  const names = accountNames(db)
  const last = cycleBefore(context, whole)
  return {
    ...cycle,
    ownerName: names[cycle.ownerId] ?? '',
    state: cycleState(whole),
    isOver: cycle.toDay < today,
    mayLead: mayLead(context, cycle.ownerId),
    figures: readFigures(context, whole, { last, paper }),
    findings: listFindings(db, { cycleId: id }).map((finding) => ({
      ...finding,
      writtenByName: names[finding.writtenBy] ?? '',
    })),
    decisions: decidedIn(context, id),
    last: lastOf(context, last),
    history: listEvents(db, { cycleId: id }).map((event) => ({
      ...event,
      byName: names[event.byWhom] ?? '',
    })),
  }
}
