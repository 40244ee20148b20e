import type { DuplicateKind } from '#shared/domain/duplicate.ts'
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

interface ToldApart {
  readonly id: string
  readonly oneId: string
  readonly otherId: string
  readonly toldAt: string
  readonly toldBy: string
}

const apart = columns<ToldApart>({
  id: 'text',
  oneId: 'text',
  otherId: 'text',
  toldAt: 'text',
  toldBy: 'text',
})

const insertApartRow = change<object>(`INSERT INTO told_apart ${apart.values}`)

export const insertApart = (db: WritableDb, value: ToldApart): number => insertApartRow(db, apart.bind(value))

export const deleteApart = change<{ id: string }>('DELETE FROM told_apart WHERE id = :id')

export const listApart = many<object, Pick<ToldApart, 'oneId' | 'otherId'>>(
  'SELECT one_id AS oneId, other_id AS otherId FROM told_apart',
  ({ oneId, otherId }) => ({ oneId: String(oneId), otherId: String(otherId) }),
)

/** How many referrals lead to each service that has any. */
export const countReferrals = many<object, { serviceId: string; count: number }>(
  'SELECT service_id AS serviceId, count(*) AS count FROM referrals WHERE service_id IS NOT NULL GROUP BY service_id',
  ({ serviceId, count }) => ({ serviceId: String(serviceId), count: Number(count) }),
)
