import { z } from 'zod'

import { DuplicateKind, DuplicatePair, Holds, Merger, ToldApart } from '../domain/duplicate.ts'
import { Id, Nothing } from '../domain/fields.ts'
import { FieldChange } from '../domain/import.ts'
import { command, query, task } from './operation.ts'
import { officeWork } from './roles.ts'

/** Two entries of one kind: the one that stays and the one that goes into it. */
const Two = z.object({ kind: DuplicateKind, keptId: Id, goneId: Id })

const SameServices = z.array(z.object({ goneId: Id, keptId: Id })).max(500)

/** Entries of the directory that are one: found, told apart, merged, and taken apart again. */
export const duplicates = {
  /** Looks through the whole directory; pairs with most in common come first. */
  find: task({
    input: Nothing,
    output: z.object({
      /** Up to 500. */
      pairs: z.array(DuplicatePair),
      total: z.int(),
      organizations: z.int(),
      services: z.int(),
      /** How many entries had gone into others before: what `settled` tells beyond those went since. */
      mergedBefore: z.object({ organizations: z.int(), services: z.int() }),
    }),
    may: officeWork,
    audit: { event: 'provider.duplicates-sought', about: () => null },
  }),
  /** What would become of the two. */
  compare: query({
    input: Two.extend({
      /** Which services are one; `null` has it proposed. */
      sameServices: SameServices.nullable(),
    }),
    output: z.object({
      keptName: z.string(),
      goneName: z.string(),
      /** What the one that goes says otherwise: `before` would stay, `after` would go. */
      differences: z.array(FieldChange),
      /** Services of the one that goes, each with the ones of the other it may be. */
      services: z.array(
        z.object({ id: Id, name: z.string(), sameAs: Id.nullable(), differences: z.array(FieldChange) }),
      ),
      keptServices: z.array(z.object({ id: Id, name: z.string() })),
      /** What stays, is closed, and is open from now on since the one that goes is. */
      opens: z.array(z.string()),
      /** The one that stays, and what is kept about the two. */
      keptId: Id,
      kept: Holds,
      gone: Holds,
    }),
    may: officeWork,
  }),
  /** What went into another entry by now, and what was told apart: a step taken back is in neither. */
  settled: query({
    input: Nothing,
    output: z.object({
      merged: z.array(z.object({ id: Id, kind: DuplicateKind })),
      apart: z.array(z.object({ oneId: Id, otherId: Id })),
    }),
    may: officeWork,
  }),
  /** Entries that somebody called two, the last first. */
  apart: query({ input: Nothing, output: z.array(ToldApart), may: officeWork }),
  /** They may be one after all, and are shown as duplicates again. */
  askAgain: command({
    input: z.object({ id: Id }),
    output: Nothing,
    may: officeWork,
    audit: { event: 'provider.apart-asked-again', about: (_, { id }) => id },
  }),
  /** They are two, and are not shown again. */
  tellApart: command({
    input: z.object({ oneId: Id, otherId: Id }),
    output: Nothing,
    may: officeWork,
    audit: { event: 'provider.told-apart', about: (_, { oneId }) => oneId },
  }),
  /**
   * One entry goes into another: its services, places, referrals, checks and papers are the other's from now on, and
   * fields the other left blank are filled. Can be taken apart later.
   */
  merge: command({
    input: Two.extend({
      /** Services of the one that goes that are a service of the other; the rest become further services. */
      sameServices: SameServices,
      /** Signed papers name the one that goes: the family meant this very organization. */
      isSameParty: z.boolean(),
    }),
    output: z.object({ mergerId: Id, organizationId: Id }),
    may: officeWork,
    audit: { event: 'provider.merged', about: ({ organizationId }) => organizationId },
  }),
  /**
   * Takes the last merger of a record apart; what was changed or added since stays where it is, and the two are told
   * apart.
   */
  takeApart: command({
    input: z.object({ mergerId: Id }),
    output: z.object({ organizationId: Id }),
    may: officeWork,
    audit: { event: 'provider.taken-apart', about: ({ organizationId }) => organizationId },
  }),
  /** What went into this organization, the last first. */
  mergers: query({ input: z.object({ id: Id }), output: z.array(Merger), may: officeWork }),
}
