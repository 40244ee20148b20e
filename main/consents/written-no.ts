import type { ConsentRequest } from '#shared/domain/consent-request.ts'

import { asObjection, isHeardAgainst } from '../consent-requests/declined.ts'
import type { CommandContext } from '../context.ts'
import { changeConsent, followPapers } from './consents.ts'
import { listConsents } from './consents.sql.ts'

/**
 * Whoever said no in writing to a paper is heard against every consent it speaks against, whoever may read that one:
 * their no stands on it until it is weighed. Answers what takes that back.
 */
export function hearWrittenNo(
  context: CommandContext,
  request: ConsentRequest,
): (later: CommandContext) => void {
  const { ending, studentId } = request
  if (ending?.state !== 'declined') return () => {}
  const takeBacks = listConsents(context.db, { studentId })
    .filter((consent) => isHeardAgainst(request, ending, { consent, isEarlier: false }))
    .map((consent) => {
      const objections = [...consent.objections, asObjection(context, request, ending, consent)]
      return changeConsent(context, consent, { objections }).takeBack
    })
  const followBack = followPapers(context, studentId)
  return (later) => {
    followBack(later)
    for (const takeBack of takeBacks) takeBack(later)
  }
}
