import type { PlanKind } from '#shared/domain/protocol.ts'

/** What somebody writes about what comes next in a case: a plan, or one more look at it. */
export type Planning = PlanKind | 'follow-up'

/** Where a plan that was interrupted while it was written is kept. */
export const planKey = (caseId: string, planning: Planning): string => `plans.${planning}.${caseId}`
