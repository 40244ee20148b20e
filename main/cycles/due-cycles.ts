import type { DueCycle, PlanLine } from '#shared/api/cycles.ts'
import { type Cycle, type CyclePlan, cycleState, type PlannedKind } from '#shared/domain/evaluation/cycle.ts'
import { type DueTime, fallsDue, type FallsDue } from '#shared/domain/evaluation/cycle-calendar.ts'

import { accountNames } from '../accounts/account-names.ts'
import { theCalendar } from '../calendar/calendar.ts'
import type { QueryContext } from '../context.ts'
import { listCycles, listPlans } from './cycles.sql.ts'

const NEVER: FallsDue = { due: [], next: null }

function timesOf(
  { db, calendar, today }: Pick<QueryContext, 'db' | 'calendar' | 'today'>,
  { kind, ownerId, since }: CyclePlan,
): FallsDue {
  if (ownerId === null || since === null) return NEVER
  return fallsDue(kind, { years: theCalendar(db).years, calendar }, { since, today })
}

/** What has fallen due of a kind since the newest cycle of it that was begun. */
function notBegun(due: readonly DueTime[], kind: PlannedKind, cycles: readonly Cycle[]): readonly DueTime[] {
  const begun = cycles.filter((cycle) => cycle.kind === kind)
  const newest = begun.reduce((last, { toDay }) => (toDay > last ? toDay : last), '')
  return due.filter(({ to }) => to > newest)
}

/** A kind of cycle with what has fallen due of it: the newest alone, and how many before it were not held. */
export interface PlanDue {
  readonly line: PlanLine
  readonly due: DueCycle | null
}

/** Every kind of cycle, who is reminded of it, and what is due: worked out when it is asked, by the school's calendar. */
export function plansDue(context: Pick<QueryContext, 'db' | 'calendar' | 'today'>): readonly PlanDue[] {
  const { db } = context
  const names = accountNames(db)
  const cycles = listCycles(db, {})
  return listPlans(db, {}).map(({ id: _, ...plan }) => {
    const { kind, ownerId } = plan
    const { due, next } = timesOf(context, plan)
    const waiting = notBegun(due, kind, cycles)
    const newest = waiting.at(-1)
    const ownerName = ownerId === null ? null : (names[ownerId] ?? '')
    return {
      line: { ...plan, ownerName, next: next && { from: next.from, to: next.to, dueOn: next.dueOn } },
      due:
        newest && ownerId !== null
          ? {
              ...{ kind, from: newest.from, to: newest.to, dueOn: newest.dueOn },
              ...{ ownerId, ownerName: ownerName ?? '', missed: waiting.length - 1 },
            }
          : null,
    }
  })
}

/** A cycle somebody is to go on with: one that fell due, or one that was begun and is not closed. */
export interface CycleToDo {
  /** Of one that nobody has begun, its kind. */
  readonly id: string
  readonly kind: Cycle['kind']
  readonly name: string
  readonly from: string
  readonly to: string
  readonly dueOn: string
  readonly ownerId: string
  readonly ownerName: string
  readonly ask: 'begin' | 'freeze' | 'close'
}

/** Cycles that wait for somebody, the first due first. One whose time is not over waits for nobody. */
export function cyclesToDo(context: Pick<QueryContext, 'db' | 'calendar' | 'today'>): readonly CycleToDo[] {
  const { db, today } = context
  const names = accountNames(db)
  const fallen = plansDue(context).flatMap(({ due }): CycleToDo[] =>
    due === null ? [] : [{ ...due, id: due.kind, name: '', ask: 'begin' }],
  )
  const begun = listCycles(db, {}).flatMap((cycle): CycleToDo[] => {
    const { id, kind, name, fromDay: from, toDay: to, dueOn, ownerId } = cycle
    const state = cycleState(cycle)
    if (state === 'closed' || to >= today) return []
    const ask = state === 'begun' ? 'freeze' : 'close'
    return [{ id, kind, name, from, to, dueOn, ownerId, ownerName: names[ownerId] ?? '', ask }]
  })
  return [...fallen, ...begun].toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}
