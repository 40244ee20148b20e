import { asksForOwn, bringsDay, type RequesterKind } from '#shared/domain/records-request.ts'

/** What the day of the answer is for whoever asks: set by the law, by the paper of a court, or by nobody. */
export function answerByHint(kind: RequesterKind | undefined) {
  if (kind === undefined) return 'requests:fields.answerByAny' as const
  if (asksForOwn({ kind })) return 'requests:fields.answerByOwn' as const
  return bringsDay({ kind })
    ? ('requests:fields.answerByTheirs' as const)
    : ('requests:fields.answerByAny' as const)
}
