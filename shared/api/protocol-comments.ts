import { z } from 'zod'

import { Id, Target } from '../domain/fields.ts'
import { ProtocolComment, ProtocolCommentDraft } from '../domain/protocol-comment.ts'
import { command, query } from './operation.ts'
import { everyone } from './roles.ts'

/** What those who read a draft said to it, typed in from paper by whoever has a minute. */
export const protocolComments = {
  /** All of one version, the oldest first. */
  list: query({
    input: z.object({ protocolId: Id }),
    output: z.object({ comments: z.array(ProtocolComment) }),
    may: everyone,
  }),
  add: command({
    input: ProtocolCommentDraft.extend({ protocolId: Id }),
    output: ProtocolComment,
    may: everyone,
    audit: { event: 'protocol.comment-added', about: ({ protocolId }) => protocolId },
  }),
  change: command({
    input: ProtocolCommentDraft.extend(Target.shape),
    output: ProtocolComment,
    may: everyone,
    audit: { event: 'protocol.comment-changed', about: ({ protocolId }) => protocolId },
  }),
  remove: command({
    input: Target,
    output: ProtocolComment,
    may: everyone,
    audit: { event: 'protocol.comment-removed', about: ({ protocolId }) => protocolId },
  }),
}
