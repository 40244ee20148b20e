import type { FieldChange } from '#shared/domain/import.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import { changesBetween, isBlank } from '../imports/planned.ts'

const NOT_COMPARED = ['id', 'sourceId', 'organizationId', 'updatedAt', 'version', 'active', 'status'] as const

/** What a merger can make one with another. */
export type Entry = Organization | Service | Location

/** What is open stays open: an entry that is closed would hide it from everybody who looks for help. */
function opened(kept: Entry, gone: Entry): Partial<Service & Organization> {
  if ('status' in kept && 'status' in gone)
    return kept.status !== 'active' && gone.status === 'active' ? { status: 'active' } : {}
  return 'active' in kept && 'active' in gone && !kept.active && gone.active ? { active: true } : {}
}

/** Whether the entry that stays is closed and becomes open by the one that goes. */
export const isOpenedBy = (kept: Entry, gone: Entry): boolean => Object.keys(opened(kept, gone)).length > 0

/** The entry that stays with its blank fields filled from the one that goes, and open where either is. */
export function filled<Row extends Entry>(kept: Row, gone: Row): Row {
  const fields = Object.keys(kept) as (keyof Row & string)[]
  const missing = fields.filter(
    (field) =>
      !(NOT_COMPARED as readonly string[]).includes(field) && isBlank(kept[field]) && !isBlank(gone[field]),
  )
  return {
    ...kept,
    ...Object.fromEntries(missing.map((field) => [field, gone[field]])),
    ...opened(kept, gone),
  }
}

/** What the entry that goes says otherwise than the one that stays: it is lost, and so it is shown. */
export function differencesOf<Row extends Entry>(kept: Row, gone: Row): FieldChange[] {
  const hidden = NOT_COMPARED.filter((field) => field in kept) as unknown as (keyof Row & string)[]
  return changesBetween(filled(kept, gone), gone, hidden).filter(({ after }) => after !== null)
}
