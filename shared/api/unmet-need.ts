import { z } from 'zod'

import { UnmetNeed } from '../domain/evaluation/unmet-need.ts'
import { Day } from '../domain/fields.ts'
import { query } from './operation.ts'
import { paper } from './paper.ts'
import { everyone } from './roles.ts'

const Asked = z.object({ from: Day, to: Day })

/** One page for whoever may give money: no student is in it, and nobody who might be known by a figure. */
const onePage = paper({
  input: Asked.extend({ printedIn: z.enum(['en', 'es']) }),
  may: everyone,
  audit: { event: 'unmet-need.printed', about: () => null },
})

/** The need that is not met, over all referrals of the school, as it may leave the office. */
export const unmetNeed = {
  get: query({ input: Asked, output: UnmetNeed, may: everyone }),
  preview: onePage.preview,
  print: onePage.print,
}
