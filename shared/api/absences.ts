import { z } from 'zod'

import { Absence, AbsenceDraft } from '../domain/absence.ts'
import { Id, Nothing, Target } from '../domain/fields.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

const StandIn = z.object({ accountId: Id, standInId: Id })

/** Who is away and who covers; whoever hears of it first enters it. */
export const absences = {
  /** Those that are not over yet, and who always stands in for whom. */
  list: query({
    input: Nothing,
    output: z.object({ absences: z.array(Absence), standIns: z.array(StandIn) }),
    may: everyone,
  }),
  add: command({
    input: AbsenceDraft,
    output: Absence,
    may: officeWork,
    audit: { event: 'absence.added', about: (_, { accountId }) => accountId },
  }),
  remove: command({
    input: Target,
    output: z.object({ id: Id }),
    may: officeWork,
    audit: { event: 'absence.removed', about: () => null },
  }),
  /** Who stands in for somebody whenever they are away or late; `null` for nobody. */
  setStandIn: command({
    input: z
      .object({ accountId: Id, standInId: Id.nullable() })
      .refine(({ accountId, standInId }) => accountId !== standInId, {
        path: ['standInId'],
        message: 'absences:errors.coversThemselves',
      }),
    output: z.object({ accountId: Id, standInId: Id.nullable() }),
    may: officeWork,
    audit: { event: 'absence.stand-in-set', about: (_, { accountId }) => accountId },
  }),
}
