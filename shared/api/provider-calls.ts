import { z } from 'zod'

import { CallLine, ToldOfService } from '../domain/provider-call.ts'
import { Day, Id, Nothing } from '../domain/fields.ts'
import { LastCapacity } from '../domain/provider-check.ts'
import { Service } from '../domain/provider.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { ReferralView } from './referrals.ts'
import { officeWork } from './roles.ts'
import { PileRow } from './slips.ts'

const MOST_AT_ONCE = 100

const sheet = paper({
  input: z.object({ organizationIds: z.array(Id).min(1).max(MOST_AT_ONCE), language: z.enum(['en', 'es']) }),
  may: officeWork,
  audit: { event: 'provider.call-sheet-printed', about: () => null },
})

/** One telephone call to a provider: what to ask of its services and of every open referral, entered in one pass. */
export const providerCalls = {
  /** Whom to call: those with open referrals first, then those nobody has checked for longest. */
  list: query({ input: Nothing, output: z.array(CallLine), may: officeWork }),
  /** What to ask one organization. */
  get: query({
    input: z.object({ id: Id }),
    output: z.object({
      organizationId: Id,
      name: z.string(),
      phone: z.string().nullable(),
      services: z.array(
        Service.pick({ id: true, version: true, name: true, verifiedOn: true }).extend({
          said: LastCapacity.nullable(),
        }),
      ),
      referrals: z.array(
        ReferralView.pick({
          id: true,
          caseCode: true,
          studentName: true,
          serviceName: true,
          destination: true,
          state: true,
          stateSince: true,
          pathway: true,
          sentOn: true,
        }),
      ),
      /** Open referrals to it of which nothing may be said: the family has not signed for it, or took it back. */
      notToAsk: z.int(),
    }),
    may: officeWork,
  }),
  previewSheet: sheet.preview,
  printSheet: sheet.print,
  /** What the call told, all of it or nothing; each referral moves as a paper of the provider would move it. */
  enter: command({
    input: z
      .object({
        organizationId: Id,
        calledOn: Day,
        checks: z.array(ToldOfService).max(200),
        rows: z.record(z.string().regex(/^[\w-]{1,40}$/), PileRow),
      })
      .refine(({ checks, rows }) => checks.length > 0 || Object.keys(rows).length > 0),
    output: z.object({ checks: z.int(), answers: z.int(), moved: z.int(), tasks: z.int() }),
    may: officeWork,
    audit: { event: 'provider.called', about: (_, { organizationId }) => organizationId },
  }),
}
