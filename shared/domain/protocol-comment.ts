import { z } from 'zod'

import { Id, Instant, OptionalLine, Version, Words } from './fields.ts'
import { PartRef } from './protocol-parts.ts'

/** What somebody wrote on a printed draft, as the office types it in. */
export const ProtocolCommentDraft = z.object({
  /** Who said it; empty where they did not sign. */
  who: OptionalLine,
  /** The part it is about; `null` for what is missing, and for the whole. */
  part: PartRef.nullable(),
  words: Words,
})
export type ProtocolCommentDraft = z.infer<typeof ProtocolCommentDraft>

/** An answer to a draft; it stays with its version, also when that is published. */
export const ProtocolComment = ProtocolCommentDraft.extend({
  id: Id,
  protocolId: Id,
  addedBy: Id,
  addedAt: Instant,
  version: Version,
})
export type ProtocolComment = z.infer<typeof ProtocolComment>
