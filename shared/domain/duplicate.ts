import { z } from 'zod'

import { Day, Id } from './fields.ts'
import { FieldChange } from './import.ts'

/** What two entries of the directory can have in common. */
export const InCommon = z.enum(['name', 'phone', 'address', 'website'])
export type InCommon = z.infer<typeof InCommon>

/** Entries that may be one: two organizations, or two services of one. */
export const DuplicateKind = z.enum(['organizations', 'services'])
export type DuplicateKind = z.infer<typeof DuplicateKind>

/** What a merger makes one: the two entries, and with them services and places that are the same. */
export type MergedKind = DuplicateKind | 'locations'

const Entry = z.object({
  id: Id,
  name: z.string(),
  /** Whose page shows it. */
  organizationId: Id,
  phone: z.string().nullable(),
  address: z.string(),
  services: z.int(),
  referrals: z.int(),
  /** Whether a directory of others keeps it under an id of theirs. */
  isImported: z.boolean(),
  /** How many of its fields, services and places say something. */
  filled: z.int(),
})

/** Two entries that may be one, with what they have in common. */
export const DuplicatePair = z.object({
  kind: DuplicateKind,
  one: Entry,
  other: Entry,
  same: z.array(InCommon),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>
export type DuplicateEntry = DuplicatePair['one']

/**
 * Which of two entries is proposed to stay: the one more referrals lead to, else the one a directory keeps (its name is
 * spelled by whoever keeps it), else the one that says more.
 */
export function proposedToStay(one: DuplicateEntry, other: DuplicateEntry): DuplicateEntry {
  const by =
    other.referrals - one.referrals ||
    Number(other.isImported) - Number(one.isImported) ||
    other.filled - one.filled
  return by > 0 ? other : one
}

/** What leads to an entry of the directory, or is kept about it. */
export const Holds = z.object({
  referrals: z.int(),
  agreements: z.int(),
  meetings: z.int(),
  /** Signed papers that name it. */
  papers: z.int(),
})
export type Holds = z.infer<typeof Holds>

/** Which of two entries more is kept about; `null` where it is as much. */
export function withMore<Entry extends Holds>(one: Entry, other: Entry): Entry | null {
  const weight = ({ referrals, agreements, meetings, papers }: Entry) =>
    referrals + agreements + meetings + papers
  if (weight(one) === weight(other)) return null
  return weight(one) > weight(other) ? one : other
}

/** Two entries somebody called two, which are not shown as duplicates. */
export const ToldApart = z.object({
  id: Id,
  one: Entry.pick({ id: true, name: true, organizationId: true }),
  other: Entry.pick({ id: true, name: true, organizationId: true }),
  toldOn: Day,
  by: z.string(),
})
export type ToldApart = z.infer<typeof ToldApart>

/** An entry that went into another, as the record that stayed tells it. */
export const Merger = z.object({
  id: Id,
  kind: DuplicateKind,
  goneName: z.string(),
  mergedOn: Day,
  by: z.string(),
  /** What the entry said otherwise: `before` is what stayed, `after` what went. */
  differences: z.array(FieldChange),
  /** Whether it can be taken apart: only the last one of a record can. */
  isLast: z.boolean(),
  /** What came to the record since: taken apart, it stays with the entry that stayed. */
  since: z.object({ calls: z.int(), checks: z.int(), referrals: z.int(), papers: z.int() }),
})
export type Merger = z.infer<typeof Merger>

/** So many organizations with one telephone or web site are not one: a hot line, a town hall, a page for everybody. */
export const MOST_WITH_ONE = 4
