import type { Consent } from '#shared/domain/consent.ts'

import type { CommandContext } from '../context.ts'
import { said } from '../plans/plan-tasks.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { unbegin } from '../tasks/task-record.ts'
import { listToldBy } from './referrals.sql.ts'

/**
 * A consent was taken back: whoever was told something by it learns of that today, by whoever has the referral, whoever
 * took the word down. Answers with the way back. A list takes no name longer than a line.
 */
export function tellOfRevocation(
  context: CommandContext,
  { id: consentId }: Pick<Consent, 'id'>,
): (later: Pick<CommandContext, 'db'>) => void {
  const tasks = listToldBy(context.db, { consentId }).map(({ caseId, ownerId, party }) =>
    beginPlanned(
      context,
      { id: caseId },
      {
        ...{ source: 'follow-up', urgency: 'priority', ownerId, dueOn: context.today },
        name: said(context, 'consents:tellProvider.name', { provider: party.slice(0, 120) }),
        evidence: said(context, 'consents:tellProvider.asks'),
      },
    ),
  )
  return (later) => unbegin(later.db, tasks)
}
