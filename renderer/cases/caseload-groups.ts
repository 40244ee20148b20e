import { assertNever } from '#shared/assert-never.ts'
import type { CaseLine } from '#shared/api/cases.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

/** What a caseload can be looked at by. */
export const GROUPINGS = ['urgency', 'tier', 'person', 'stage', 'waiting'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Some cases that have something in common, and how many they are. */
export interface CaseGroup {
  readonly id: string
  readonly count: number
}

/** What stands for a case in which nothing is planned. */
export const NOTHING_PLANNED = 'nothing'

/** The group a case belongs to. */
export function groupOf(line: CaseLine, grouping: Grouping): string {
  switch (grouping) {
    case 'urgency':
      return line.urgency
    case 'tier':
      return String(line.tier)
    case 'person':
      return line.ownerId
    case 'stage':
      return line.next?.referralState ?? (line.openReferrals > 0 ? 'own-step' : 'no-referral')
    case 'waiting':
      return line.next?.whoActs ?? NOTHING_PLANNED
    default:
      return assertNever(grouping)
  }
}

/** Those that are there, the most urgent, the highest tier or the largest first. */
export function groupsOf(lines: readonly CaseLine[], grouping: Grouping): readonly CaseGroup[] {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const id = groupOf(line, grouping)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const groups = [...counts].map(([id, count]) => ({ id, count }))
  if (grouping === 'urgency')
    return groups.toSorted(
      (one, other) =>
        URGENCIES.findIndex((urgency) => urgency === one.id) -
        URGENCIES.findIndex((urgency) => urgency === other.id),
    )
  if (grouping === 'tier') return groups.toSorted((one, other) => Number(other.id) - Number(one.id))
  return groups.toSorted((one, other) => other.count - one.count || one.id.localeCompare(other.id, 'en'))
}
