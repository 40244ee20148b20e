import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { FormsChoice } from '../domain/form.ts'
import { KindOfHelp } from '../domain/kind-of-help.ts'
import { query } from './operation.ts'
import { paper } from './paper.ts'
import { officeWork } from './roles.ts'

export const forms = {
  /** The chosen forms; several at once are one print with a page of contents. */
  ...paper({
    input: FormsChoice,
    may: officeWork,
    audit: { event: 'form.printed', about: (_, { studentId }) => studentId },
  }),
  /** What the guide for families would list, under which heading; and what it cannot, with the reason. */
  guide: query({
    input: z.object({}),
    output: z.array(
      z.object({
        id: Id,
        name: z.string(),
        organizationName: z.string(),
        kind: KindOfHelp,
        why: z.enum(['closed', 'no-phone']).nullable(),
      }),
    ),
    may: officeWork,
  }),
}
