import { tidyPhone } from '#shared/domain/phone.ts'
import type { Staff } from '#shared/domain/staff.ts'

import { fold } from '../../search/folding.ts'
import type { RosterStaff } from '../drafts/roster-draft.ts'
import { changesBetween, filledFrom, placeOf, type Planned, type Planning } from '../planned.ts'
import { shareAName, sourceIdKeeper } from './source-ids.ts'

const HIDDEN = ['id', 'sourceId', 'accountId', 'version'] as const

function told({ name, positions, email, phone }: RosterStaff): Partial<Staff> {
  return { name, position: positions.join(', '), email, phone: phone && tidyPhone(phone).number }
}

function only<Row>(rows: readonly Row[] | undefined): Row | undefined {
  return rows?.length === 1 ? rows[0] : undefined
}

/** Finds the colleague a row means: by source id or mail under a like name, else a name only one of both sides has. */
function colleagueFinder(rows: readonly RosterStaff[], known: readonly Staff[]) {
  const bySource = new Map(known.flatMap((person) => (person.sourceId ? [[person.sourceId, person]] : [])))
  const byMail = Map.groupBy(known, ({ email }) => email?.toLowerCase() ?? '')
  const byName = Map.groupBy(known, ({ name }) => fold(name))
  const names = Map.groupBy(rows, ({ name }) => fold(name))
  const taken = new Set<string>()
  return (row: RosterStaff): Staff | undefined => {
    const free = (person: Staff | undefined) =>
      person && !taken.has(person.id) && (person.sourceId === null || row.sourceId === null)
        ? person
        : undefined
    const alike = (person: Staff | undefined) =>
      person && shareAName(person.name, row.name) ? person : undefined
    const sameMail = row.email ? only(byMail.get(row.email.toLowerCase())) : undefined
    const sameName = only(names.get(fold(row.name))) && only(byName.get(fold(row.name)))
    const found =
      (row.sourceId === null ? undefined : alike(bySource.get(row.sourceId))) ??
      free(alike(sameMail)) ??
      free(sameName)
    if (!found || taken.has(found.id)) return undefined
    taken.add(found.id)
    return found
  }
}

function planColleague(
  row: RosterStaff,
  before: Staff | undefined,
  sourceId: string | null,
  { newId }: Planning,
): Planned<Staff> | undefined {
  if (!before && row.status === 'left') return undefined
  const known: Staff = before ?? {
    id: newId(),
    sourceId,
    accountId: null,
    name: row.name,
    position: '',
    email: null,
    phone: null,
    active: true,
    version: 1,
  }
  const filled: Staff = {
    ...filledFrom(known, told(row)),
    sourceId,
    active: row.status === 'active',
  }
  const about = { kind: 'staff' as const, name: filled.name, origin: placeOf(row), before }
  if (!before) return { ...about, status: 'new', after: filled, changes: [] }
  const changes = changesBetween(before, filled, HIDDEN)
  const same = changes.length === 0 && filled.sourceId === before.sourceId
  return {
    ...about,
    status: before.active && !filled.active ? 'left' : changes.length === 0 ? 'unchanged' : 'changed',
    after: same ? before : { ...filled, version: before.version + 1 },
    changes,
  }
}

/** Compares the staff in the files with the colleagues the office has; those with an account stay whatever a file lacks. */
export function planStaff(
  rows: readonly RosterStaff[],
  known: readonly Staff[],
  planning: Planning,
  markMissingAsLeft: boolean,
): readonly Planned<Staff>[] {
  const find = colleagueFinder(rows, known)
  const keep = sourceIdKeeper(known)
  const planned = rows.flatMap((row) => {
    const before = find(row)
    return planColleague(row, before, keep(row.sourceId, before), planning) ?? []
  })
  if (!markMissingAsLeft || rows.length === 0) return planned
  const present = new Set(planned.map(({ after }) => after.id))
  const missing = known
    .filter(
      ({ id, sourceId, accountId, active }) =>
        active && sourceId !== null && accountId === null && !present.has(id),
    )
    .map((before) => {
      const after = { ...before, active: false, version: before.version + 1 }
      const changes = changesBetween(before, after, HIDDEN)
      return {
        kind: 'staff' as const,
        status: 'left' as const,
        name: before.name,
        origin: null,
        before,
        after,
        changes,
      }
    })
  return [...planned, ...missing]
}
