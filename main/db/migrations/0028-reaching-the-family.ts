import type Database from 'better-sqlite3'

import type { Migration } from '../migrate.ts'

type Kept = Readonly<Record<string, unknown>>

/** The calls to the family that protocols began with, by the names they keep through every version. */
const CALLS: readonly unknown[] = ['call-family-today', 'call-family']

/** What a version says, with each step telling whether it is done by reaching the family. */
function told(document: string): string {
  const { steps, ...rest } = JSON.parse(document) as Kept & { readonly steps?: readonly Kept[] }
  const telling = (steps ?? []).map((step) => ({ ...step, reachesFamily: CALLS.includes(step['id']) }))
  return JSON.stringify({ ...rest, steps: telling })
}

function tellInProtocols(db: Database.Database): void {
  const rows = db.prepare('SELECT id, document FROM protocols').all() as { id: string; document: string }[]
  const update = db.prepare('UPDATE protocols SET document = :document WHERE id = :id')
  for (const { id, document } of rows) update.run({ id, document: told(document) })
}

/** A crisis that reached a parent has done what the protocol asks for as the call to the family. */
export const reachingTheFamily: Migration = {
  number: 28,
  title: 'Reaching the family',
  up: tellInProtocols,
}
