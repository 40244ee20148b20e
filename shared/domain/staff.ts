import { z } from 'zod'

import { Id, Line, OptionalLine, Version } from './fields.ts'

/** What the office fills in about a colleague; an account is separate and optional. */
export const StaffDraft = z.object({
  name: Line,
  position: OptionalLine,
  email: OptionalLine.nullable(),
  phone: OptionalLine.nullable(),
})
export type StaffDraft = z.infer<typeof StaffDraft>

export const Staff = StaffDraft.extend({
  id: Id,
  sourceId: z.string().nullable(),
  accountId: Id.nullable(),
  active: z.boolean(),
  version: Version,
})
export type Staff = z.infer<typeof Staff>
