import { speaksAgainst, type ConsentRequest } from '#shared/domain/consent-request.ts'

import { asObjection, isSignersNo } from '../consent-requests/declined.ts'
import type { CommandContext } from '../context.ts'
import { changeConsent } from './consents.ts'
import { listConsents } from './consents.sql.ts'

/**
 * Whoever said no in writing to a paper is heard against every consent it speaks against, whoever may read that one:
 * their no stands on it until it is weighed. Answers what takes that back.
 */
export function hearWrittenNo(
  context: CommandContext,
  request: ConsentRequest,
): (later: CommandContext) => void {
  const { ending, studentId, kind, recipientIds } = request
  if (ending?.state !== 'declined') return () => {}
  const { on } = ending
  const takeBacks = listConsents(context.db, { studentId })
    .filter((consent) =>
      speaksAgainst({ kind, recipientIds, on, isSigners: isSignersNo(request, ending, consent) }, consent),
    )
    .map((consent) => {
      const objections = [...consent.objections, asObjection(context, ending)]
      return changeConsent(context, consent, { objections }).takeBack
    })
  return (later) => {
    for (const takeBack of takeBacks) takeBack(later)
  }
}
