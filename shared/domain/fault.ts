import { z } from 'zod'

import { Instant } from './fields.ts'

/** Something that went wrong inside the program: where in it, and never with whose record. */
export const Fault = z.strictObject({
  reference: z.string().regex(/^[0-9A-F]{8}$/),
  at: Instant,
  operation: z.string().max(100),
  name: z.string().max(60),
  code: z.string().max(60).nullable(),
  /** The places in the program, innermost first. */
  frames: z.array(z.string().max(200)).max(12),
})
export type Fault = z.infer<typeof Fault>
