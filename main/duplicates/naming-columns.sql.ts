import type { MergedKind } from '#shared/domain/duplicate.ts'

import { change, many, one } from '../db/statement.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'

/** One record that names an entry of the directory: what stands there. */
export interface Naming {
  readonly id: string
  readonly value: string
}

/** A column that names entries of the directory. */
export interface NamingColumn {
  readonly table: string
  readonly column: string
  /** Whether it holds ids within JSON, or one id. */
  readonly isJson: boolean
  list(db: ReadableDb, params: { readonly namedId: string }): Naming[]
  /** Writes another value where the one that was read still stands. */
  set(
    db: WritableDb,
    params: { readonly id: string; readonly before: string; readonly after: string },
  ): number
}

/** What can be looked at by version knows that it changed. */
const VERSIONED = new Set([
  'services',
  'locations',
  'referrals',
  'records_requests',
  'consents',
  'consent_requests',
])

function naming(table: string, column: string, form: 'one' | 'json' = 'one'): NamingColumn {
  const isJson = form === 'json'
  const found = isJson ? `instr(${column}, :namedId) > 0` : `${column} = :namedId`
  return {
    ...{ table, column, isJson },
    list: many<{ readonly namedId: string }, Naming>(
      `SELECT id, ${column} AS value FROM ${table} WHERE ${found} ORDER BY id`,
      ({ id, value }) => ({ id: String(id), value: String(value) }),
    ),
    set: change(
      `UPDATE ${table} SET ${column} = :after${VERSIONED.has(table) ? ', version = version + 1' : ''}
       WHERE id = :id AND ${column} = :before`,
    ),
  }
}

/**
 * Every column that names an organization or a service, by which of them. A test merges entries that everything names
 * and finds the one that went nowhere. Signed papers keep the name that was signed; only whom it means is written anew.
 */
export const NAMING_COLUMNS: Readonly<Record<MergedKind, readonly NamingColumn[]>> = {
  organizations: [
    naming('services', 'organization_id'),
    naming('locations', 'organization_id'),
    naming('provider_rows', 'organization_id'),
    naming('same_organizations', 'organization_id'),
    naming('consents', 'recipient_ids', 'json'),
    naming('consents', 'recipient_names', 'json'),
    naming('consents', 'taken_back_for', 'json'),
    naming('consent_requests', 'recipient_ids', 'json'),
    naming('printed_forms', 'recipient_ids', 'json'),
    naming('printed_pages', 'provider', 'json'),
    naming('provider_calls', 'organization_id'),
    naming('agreements', 'organization_id'),
    naming('partner_meetings', 'organization_id'),
    naming('provider_feedback', 'organization_id'),
    naming('training_sessions', 'partner_id'),
    naming('disclosures', 'organization_id'),
    naming('records_requests', 'organization_id'),
    naming('mergers', 'kept_id'),
    naming('merged_entries', 'kept_id'),
    naming('told_apart', 'one_id'),
    naming('told_apart', 'other_id'),
  ],
  locations: [
    naming('referrals', 'location_id'),
    naming('provider_rows', 'about_id'),
    naming('merged_entries', 'kept_id'),
  ],
  services: [
    naming('referrals', 'service_id'),
    naming('provider_checks', 'service_id'),
    naming('provider_feedback', 'service_id'),
    naming('known_right', 'service_id'),
    naming('provider_rows', 'about_id'),
    naming('mergers', 'kept_id'),
    naming('merged_entries', 'kept_id'),
    naming('told_apart', 'one_id'),
    naming('told_apart', 'other_id'),
  ],
}

/** How many signed papers name an organization. */
export const countPapersNaming = (db: ReadableDb, organizationId: string): number =>
  countPapers(db, { organizationId }) ?? 0

const countPapers = one<{ organizationId: string }, number>(
  'SELECT count(*) AS papers FROM consents WHERE instr(recipient_ids, :organizationId) > 0',
  ({ papers }) => Number(papers),
)
