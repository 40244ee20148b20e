import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'

import type { Handlers } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { scorecardOf } from './scorecard.ts'
import { scorecardPaper } from './scorecard-paper.ts'

const forPartner = onPaper(
  (context, { printedIn: language, ...asked }: InputOf<Contract['scorecards']['preview']>) => ({
    paper: scorecardPaper({
      card: scorecardOf(context, asked),
      ...{ today: context.today, school: theSchool(context.db), language },
    }),
    file: 'footbridge-scorecard.pdf',
  }),
)

/** How the work with each partner goes, in figures. */
export const scorecards: Handlers<Contract['scorecards']> = {
  get: scorecardOf,
  preview: forPartner.preview,
  print: forPartner.print,
}
