import type { LeftBehind } from '#shared/api/hand-over.ts'
import { conflictError } from '#shared/app-error.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import { cycleActionsToDo } from './actions.ts'
import { type KeptPlan, listOpenCycles, listPlans, updatePlan } from './cycles.sql.ts'
import { changeCycle, isLeader, theCycle } from './the-cycle.ts'

function givePlan({ db }: CommandContext, before: KeptPlan, ownerId: string | null): KeptPlan {
  const after = { ...before, ownerId, version: before.version + 1 }
  if (updatePlan(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** What of the evaluation calendar somebody leads: kinds they are reminded of, and cycles that are not closed. */
function cyclesLedBy({ db }: Pick<QueryContext, 'db'>, accountId: string) {
  return {
    plans: listPlans(db, {}).filter(({ ownerId }) => ownerId === accountId),
    cycles: listOpenCycles(db, {}).filter(({ ownerId }) => ownerId === accountId),
  }
}

/** What of the evaluation calendar is somebody's: what they are reminded of, lead, and took on. */
export function cyclesLeftBy(context: QueryContext, accountId: string): LeftBehind['cycles'] {
  const { plans, cycles } = cyclesLedBy(context, accountId)
  return [
    ...plans.map(({ id, kind }) => ({ id, cycleId: null, kind, name: '', what: null })),
    ...cycles.map(({ id, kind, name }) => ({ id, cycleId: id, kind, name, what: null })),
    ...cycleActionsToDo(context)
      .filter(({ ownerId }) => ownerId === accountId)
      .map(({ id, cycleId, what }) => {
        const { kind, name } = theCycle(context, cycleId)
        return { id, cycleId, kind, name, what }
      }),
  ]
}

/** Gives a colleague who may lead them the cycles of somebody who goes; to another nothing goes, and they stay to be given. */
export function handOverCycles(
  context: CommandContext,
  { from, to }: { readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  if (!isLeader(context, to)) return () => {}
  const led = cyclesLedBy(context, from)
  const plans = led.plans.map((before) => ({ before, after: givePlan(context, before, to) }))
  const cycles = led.cycles.map((before) => ({
    before,
    after: changeCycle(context, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of cycles) changeCycle(later, after, { ...before })
    for (const { before, after } of plans) givePlan(later, after, before.ownerId)
  }
}
