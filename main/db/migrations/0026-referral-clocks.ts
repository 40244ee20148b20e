import type Database from 'better-sqlite3'

import type { Migration } from '../migrate.ts'

type Kept = Readonly<Record<string, unknown>>

const days = (amount: number, unit: 'calendar-days' | 'business-days' | 'school-days') => ({ amount, unit })

/** What the program went by while no protocol could say it. */
const USUAL: Readonly<Record<string, Kept>> = {
  emergency: { familyCall: days(0, 'calendar-days'), providerAnswer: days(0, 'calendar-days') },
  urgent: { familyCall: days(1, 'calendar-days'), providerAnswer: days(1, 'business-days') },
  priority: { familyCall: days(3, 'school-days'), providerAnswer: days(3, 'business-days') },
  routine: { familyCall: days(5, 'school-days'), providerAnswer: days(10, 'business-days') },
}

function withClocks(document: string): string {
  const { tiers, ...rest } = JSON.parse(document) as Kept & {
    readonly tiers?: Readonly<Record<string, Kept>>
  }
  const told = Object.entries(tiers ?? {}).map(([urgency, tier]) => [urgency, { ...tier, ...USUAL[urgency] }])
  return JSON.stringify({ ...rest, tiers: Object.fromEntries(told) })
}

function completeProtocols(db: Database.Database): void {
  const rows = db.prepare('SELECT id, document FROM protocols').all() as { id: string; document: string }[]
  const update = db.prepare('UPDATE protocols SET document = :document WHERE id = :id')
  for (const { id, document } of rows) update.run({ id, document: withClocks(document) })
}

/** Every version says when a family is called and when a provider owes an answer: as it was before it could say so. */
export const referralClocks: Migration = {
  number: 26,
  title: 'Clocks of referrals in the protocol',
  up: completeProtocols,
}
