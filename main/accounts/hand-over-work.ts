import { handOverAmendments } from '../amendments/the-amendment.ts'
import { handOverCases, type HandedOver, type HandOver } from '../cases/hand-over-cases.ts'
import type { CommandContext } from '../context.ts'
import { handOverRequests } from '../records-requests/the-request.ts'
import { handOverReferrals } from '../referrals/hand-over-referrals.ts'
import { handOverPartnerActions } from '../partnerships/partner-actions.ts'
import { handOverAgreements } from '../partnerships/the-agreement.ts'
import { handOverCycleActions } from '../cycles/actions.ts'
import { handOverCycles } from '../cycles/hand-over-cycles.ts'
import { cannotTakeOver } from './cannot-take-over.ts'
import { handOverDecisions } from '../meetings/decisions.ts'
import { handOverTasks } from '../tasks/hand-over-tasks.ts'
import { canOwnWork } from './standing.ts'

/** Gives a colleague who works here what is open of somebody else: cases, steps and referrals. */
export function handOverWork(context: CommandContext, handOver: HandOver): HandedOver {
  const { from, to } = handOver
  if (to === from || !canOwnWork(context, to)) throw cannotTakeOver()
  const { takeBack, opensKept } = handOverCases(context, handOver)
  const takeReferralsBack = handOverReferrals(context, handOver)
  const takeTasksBack = handOverTasks(context, handOver)
  const takeRequestsBack = handOverRequests(context, handOver)
  const takeAmendmentsBack = handOverAmendments(context, handOver)
  // What is about no student stays where it is while somebody is kept from one.
  const ofNoStudent = [
    handOverDecisions,
    handOverPartnerActions,
    handOverAgreements,
    handOverCycles,
    handOverCycleActions,
  ]
  const given = handOver.studentId === null ? ofNoStudent.map((give) => give(context, handOver)) : []
  return {
    takeBack: (later) => {
      for (const takeThatBack of given.toReversed()) takeThatBack(later)
      takeAmendmentsBack(later)
      takeRequestsBack(later)
      takeTasksBack(later)
      takeReferralsBack(later)
      takeBack(later)
    },
    opensKept,
  }
}
