import type { CommandContext } from '../../context.ts'
import type { RowChanges } from '../../db/row-changes.ts'
import type { WritableDb } from '../../db/types.ts'
import {
  directoryRows,
  refreshTouched,
  takeDirectoryBack,
  type TouchedDirectory,
} from '../../providers/directory-rows.ts'
import type { Planned } from '../planned.ts'
import type { DirectoryPlan } from './plan-directory.ts'
import type { Written } from './remember-writes.ts'
import { spoken } from './three-way.ts'

interface WithId {
  readonly id: string
}

function written<Row extends WithId>(planned: readonly Planned<Row>[]): readonly Planned<Row>[] {
  return planned.filter(({ before, after }) => before !== after)
}

const ids = (planned: readonly Planned<WithId>[]): string[] => planned.map(({ after }) => after.id)
const isNew = ({ before }: Planned<WithId>): boolean => before === undefined

/** What the files said of a record is kept for the next time they come in; a blank forgets nothing. */
function rememberTold(db: WritableDb, changes: RowChanges, planned: Planned<WithId>): Written[] {
  const { before: known, after, told, name } = planned
  if (!told) return []
  const before = known && directoryRows.told.find(db, { recordId: after.id })
  const row = { recordId: after.id, told: { ...before?.told, ...spoken(told) } }
  if (JSON.stringify(row.told) === JSON.stringify(before?.told)) return []
  changes.put(db, directoryRows.told, row, before)
  return [{ list: 'told', name, after: row, before }]
}

const asWritten =
  (list: Written['list']) =>
  ({ name, after, before }: Planned<object>): Written => ({ list, name, after, before })

/** Writes a directory's plan; answers how everything is put back, and what was written. */
export function commitDirectory(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  plan: DirectoryPlan,
  changes: RowChanges,
): { readonly takeBack: (later: CommandContext) => void; readonly written: readonly Written[] } {
  const organizations = written(plan.organizations)
  const services = written(plan.services)
  const locations = written(plan.locations)
  for (const { before, after } of organizations) changes.put(db, directoryRows.organizations, after, before)
  for (const { before, after } of services)
    changes.put(db, directoryRows.services, { ...after, updatedAt: now }, before)
  for (const { before, after } of locations) changes.put(db, directoryRows.locations, after, before)
  const told = [...plan.organizations, ...plan.services, ...plan.locations].flatMap((planned) =>
    rememberTold(db, changes, planned),
  )
  for (const place of plan.places) changes.put(db, directoryRows.places, place, undefined)
  const rows = written(plan.rows)
  for (const { before, after } of rows) changes.put(db, directoryRows.rows, after, before)
  const touched: TouchedDirectory = {
    organizationIds: ids(organizations),
    serviceIds: [...new Set([...ids(services), ...plan.places.map(({ serviceId }) => serviceId)])],
    locationIds: ids(locations.filter((each) => !isNew(each))),
    newOrganizationIds: ids(organizations.filter(isNew)),
    newServiceIds: ids(services.filter(isNew)),
  }
  refreshTouched(db, touched)
  return {
    takeBack: (later) => takeDirectoryBack(later.db, changes, touched),
    written: [
      ...organizations.map(asWritten('organizations')),
      ...services.map(asWritten('services')),
      ...locations.map(asWritten('locations')),
      ...plan.places.map((after): Written => ({ list: 'places', name: '', after, before: undefined })),
      ...rows.map(asWritten('rows')),
      ...told,
    ],
  }
}
