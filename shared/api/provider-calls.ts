import { z } from 'zod'

import { CallLine, LastCall, ToldOfService } from '../domain/provider-call.ts'
import { Day, Id, Nothing, OptionalLine } from '../domain/fields.ts'
import { LastCapacity } from '../domain/provider-check.ts'
import { Service } from '../domain/provider.ts'
import { WhatWasTold } from '../domain/told-outside.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { AlreadyLeft, ReferralView } from './referrals.ts'
import { officeWork } from './roles.ts'
import { PileRow } from './slips.ts'

const MOST_AT_ONCE = 100

/** A referral nobody asks the provider about. */
const NotAsked = ReferralView.pick({ id: true, caseCode: true, studentName: true })

const sheet = paper({
  input: z.object({ organizationIds: z.array(Id).min(1).max(MOST_AT_ONCE), language: z.enum(['en', 'es']) }),
  may: officeWork,
  audit: { event: 'provider.call-sheet-printed', about: () => null },
})

/** What of referrals was told on one call, and that nothing of the record was in its way or it left all the same. */
const ToldOfReferrals = z.object({
  referralIds: z.array(Id).min(1).max(MOST_AT_ONCE),
  information: WhatWasTold,
  alreadyLeft: AlreadyLeft.nullable(),
  /** The family’s statements about what was told were told, too (34 CFR 99.21(c)). */
  withStatements: z.boolean(),
  /** Of what may hold a part of the record with a statement, that part was not told. */
  contestedUntold: z.boolean(),
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
      /** The service whose number that is; `null` where it is the organization's own. */
      phoneOf: z.string().nullable(),
      lastCall: LastCall.nullable(),
      /** What is on offer, with what to read out: where a service says nothing of hours and languages, those of its places. */
      services: z.array(
        Service.pick({
          ...{ id: true, version: true, name: true, verifiedOn: true },
          ...{ minimumAge: true, maximumAge: true, languages: true, interpretation: true },
          ...{ payers: true, fees: true, costs: true, openings: true, applicationProcess: true },
        }).extend({
          said: LastCapacity.nullable(),
          /** What they said is different since it was last found true, the newest first. */
          differs: z.array(z.object({ on: Day, words: z.string() })),
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
      /** Open referrals to it of which nothing may be said, by why. */
      notToAsk: z.object({
        onTheirOwn: z.array(NotAsked),
        /** No paper that holds today lets the school speak with it. */
        unsigned: z.array(NotAsked),
      }),
    }),
    may: officeWork,
  }),
  previewSheet: sheet.preview,
  printSheet: sheet.print,
  /**
   * What the call told, all of it or nothing; each referral moves as a paper of the provider would move it. Services and
   * referrals are those of the organization that was called. What it was told about students is a disclosure of each.
   */
  enter: command({
    input: z
      .object({
        organizationId: Id,
        calledOn: Day,
        spokeWith: OptionalLine.optional(),
        checks: z.array(ToldOfService).max(200),
        rows: z.record(z.string().regex(/^[\w-]{1,40}$/), PileRow),
        /** Of which referrals something about the student was told, also who it is; `null` where of none. */
        told: ToldOfReferrals.nullable().default(null),
      })
      .refine(({ checks, rows, told }) => checks.length > 0 || Object.keys(rows).length > 0 || told !== null),
    output: z.object({ checks: z.int(), answers: z.int(), moved: z.int(), tasks: z.int() }),
    may: officeWork,
    audit: { event: 'provider.called', about: (_, { organizationId }) => organizationId },
  }),
}
