import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { query, task, type AuditRule, type Query, type Task } from './operation.ts'
import type { Role } from '../domain/session.ts'

/** The pages of a paper as they will print. */
export const Preview = z.object({
  /** The student whose record this shows by name; `null` where no student is named. */
  studentId: Id.nullable(),
  /** For a shadow root that holds the pages: nothing in it reaches further. */
  styles: z.string(),
  /** Tells these very pages from any others. */
  digest: z.string(),
  /** Signs the printed fonts have no shape for; empty where there are none. */
  missing: z.string(),
  /** Whether it says something of consent, rights or danger in words nobody has checked. */
  unchecked: z.boolean(),
  /** Whether a name or a number of somebody nobody may contact was left out of what somebody had written. */
  isWithout: z.boolean(),
  pages: z.array(
    z.object({ name: z.string(), html: z.string(), direction: z.enum(['ltr', 'rtl']), language: z.string() }),
  ),
})
export type Preview = z.infer<typeof Preview>

/** Where a paper goes. */
export const PrintAs = z.enum(['paper', 'pdf'])
export type PrintAs = z.infer<typeof PrintAs>

/** What came of printing: the name offered for the PDF, `null` on paper, and whether the printer took all of it. */
export const Printed = z.object({ savedAs: z.string().nullable(), printed: z.boolean() })
export type Printed = z.infer<typeof Printed>

/** What came of a paper nobody looked at before: the name offered for the PDF, and signs that have room to write instead. */
export const PrintedUnseen = z.object({ savedAs: z.string().nullable(), missing: z.string() })
export type PrintedUnseen = z.infer<typeof PrintedUnseen>

/** The pages that were looked at: where a paper would read otherwise by now, it does not print unseen. */
export const Seen = z.string().max(100)

const As = z.object({ as: PrintAs, seen: Seen.optional() })

/** The two operations of a paper: `preview` shows the very pages that `print` prints or saves. */
export function paper<Input extends z.ZodObject>({
  input,
  may,
  audit,
}: {
  readonly input: Input
  readonly may: readonly Role[]
  readonly audit: AuditRule<z.ZodObject<Input['shape'] & typeof As.shape>, typeof Printed>
}): {
  readonly preview: Query<Input, typeof Preview>
  readonly print: Task<z.ZodObject<Input['shape'] & typeof As.shape>, typeof Printed>
} {
  return {
    preview: query({ input, output: Preview, may, opens: ({ studentId }) => studentId }),
    print: task({ input: input.extend(As.shape), output: Printed, may, audit }),
  }
}
