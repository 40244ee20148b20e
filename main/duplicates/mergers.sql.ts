import type { DuplicateKind, Merger } from '#shared/domain/duplicate.ts'
import type { FieldChange } from '#shared/domain/import.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import type { Step } from './steps.ts'

/** That an entry went into another, with each step of it. */
export interface KeptMerger {
  readonly id: string
  readonly kind: DuplicateKind
  readonly keptId: string
  readonly goneName: string
  readonly differences: FieldChange[]
  readonly steps: readonly Step[]
  readonly mergedAt: string
  readonly mergedBy: string
}

const merger = columns<KeptMerger>({
  id: 'text',
  kind: 'text',
  keptId: 'text',
  goneName: 'text',
  differences: 'json',
  steps: 'json',
  mergedAt: 'text',
  mergedBy: 'text',
})

const insertMergerRow = change<object>(`INSERT INTO mergers ${merger.values}`)

export const insertMerger = (db: WritableDb, value: KeptMerger): number =>
  insertMergerRow(db, merger.bind(value))

export const findMerger = one<{ id: string }, KeptMerger>(
  `SELECT ${merger.select()} FROM mergers WHERE id = :id`,
  merger.read,
)

export const deleteMerger = change<{ id: string }>('DELETE FROM mergers WHERE id = :id')

/** What went into an organization and into its services, the last first. */
export const listMergersOf = many<{ organizationId: string }, KeptMerger>(
  `SELECT ${merger.select()} FROM mergers
   WHERE kept_id = :organizationId OR kept_id IN (SELECT id FROM services WHERE organization_id = :organizationId)
   ORDER BY merged_at DESC, id DESC`,
  merger.read,
)

/** That somebody called two entries two. */
export interface KeptApart {
  readonly id: string
  readonly oneId: string
  readonly otherId: string
  readonly toldAt: string
  readonly toldBy: string
}

const apart = columns<KeptApart>({
  id: 'text',
  oneId: 'text',
  otherId: 'text',
  toldAt: 'text',
  toldBy: 'text',
})

const insertApartRow = change<object>(`INSERT INTO told_apart ${apart.values}`)

export const insertApart = (db: WritableDb, value: KeptApart): number => insertApartRow(db, apart.bind(value))

export const deleteApart = change<{ id: string }>('DELETE FROM told_apart WHERE id = :id')

export const findApart = one<{ id: string }, KeptApart>(
  `SELECT ${apart.select()} FROM told_apart WHERE id = :id`,
  apart.read,
)

/** What was told apart, the last first. */
export const listApart = many<object, KeptApart>(
  `SELECT ${apart.select()} FROM told_apart ORDER BY told_at DESC, id DESC`,
  apart.read,
)

/** An organization or a service, by its id, and whose page shows it. */
export const findEntry = one<{ id: string }, { name: string; organizationId: string }>(
  `SELECT name, id AS organizationId FROM organizations WHERE id = :id
   UNION ALL SELECT name, organization_id FROM services WHERE id = :id`,
  ({ name, organizationId }) => ({ name: String(name), organizationId: String(organizationId) }),
)

export const countAgreed = one<{ organizationId: string }, { agreements: number; meetings: number }>(
  `SELECT (SELECT count(*) FROM agreements WHERE organization_id = :organizationId) AS agreements,
     (SELECT count(*) FROM partner_meetings WHERE organization_id = :organizationId) AS meetings`,
  ({ agreements, meetings }) => ({ agreements: Number(agreements), meetings: Number(meetings) }),
)

/** What came to an organization, or to one service, since a moment. */
export const countSince = one<{ keptId: string; since: string }, Merger['since']>(
  `SELECT
     (SELECT count(*) FROM provider_calls WHERE organization_id = :keptId AND recorded_at > :since) AS calls,
     (SELECT count(*) FROM provider_checks x JOIN services s ON s.id = x.service_id
      WHERE :keptId IN (s.id, s.organization_id) AND x.recorded_at > :since) AS checks,
     (SELECT count(*) FROM referrals r JOIN services s ON s.id = r.service_id
      WHERE :keptId IN (s.id, s.organization_id) AND r.created_at > :since) AS referrals,
     (SELECT count(*) FROM consents WHERE instr(recipient_ids, :keptId) > 0 AND recorded_at > :since) AS papers`,
  ({ calls, checks, referrals, papers }) => ({
    ...{ calls: Number(calls), checks: Number(checks) },
    ...{ referrals: Number(referrals), papers: Number(papers) },
  }),
)

/** How many referrals lead to each service that has any. */
export const countReferrals = many<object, { serviceId: string; count: number }>(
  'SELECT service_id AS serviceId, count(*) AS count FROM referrals WHERE service_id IS NOT NULL GROUP BY service_id',
  ({ serviceId, count }) => ({ serviceId: String(serviceId), count: Number(count) }),
)
