import { isDeepStrictEqual } from 'node:util'

import type { Table } from '../../spreadsheet/table.ts'
import type { RosterStudentField } from '../drafts/roster-draft.ts'
import type { Collector } from '../reading/findings.ts'
import { reportUnused, viewTable, type HeadingFixes } from '../reading/table-view.ts'
import { genders } from '../reading/value-lists.ts'
import { BOOKKEEPING, DEMOGRAPHIC_FIELDS, RACE_FIELDS } from './one-roster-columns.ts'

/** What `demographics.csv` says of one student. */
export interface StudentFacts {
  readonly birthDate: string | null
  readonly gender: string | null
  readonly raceEthnicity: readonly string[]
}

export interface Demographics {
  readonly about: ReadonlyMap<string, StudentFacts>
  readonly fields: readonly RosterStudentField[]
}

const NOTHING: Demographics = { about: new Map(), fields: [] }

interface Told {
  readonly row: number
  readonly facts: StudentFacts
}

/** What all rows about one student agree on: those that differ tell nothing, since nobody knows which is right. */
function agreed(
  table: string,
  told: ReadonlyMap<string, readonly Told[]>,
  collector: Collector,
): ReadonlyMap<string, StudentFacts> {
  const about = new Map<string, StudentFacts>()
  for (const [id, [first, ...others]] of told) {
    if (!first) continue
    const all = [first, ...others]
    if (others.every(({ facts }) => isDeepStrictEqual(facts, first.facts))) about.set(id, first.facts)
    else {
      const rows = all.map(({ row }) => row).join(', ')
      for (const { row } of all)
        collector.warn({ table, row }, 'imports:problems.factsContradict', { id, rows })
    }
  }
  return about
}

/** Reads birth dates, sex and race; birthplace and the like have no use here and are listed as ignored. */
export function readDemographics(
  table: Table | undefined,
  collector: Collector,
  { fixes, users }: { readonly fixes: HeadingFixes | undefined; readonly users: ReadonlySet<string> },
): Demographics {
  if (!table) return NOTHING
  const view = viewTable(table, DEMOGRAPHIC_FIELDS, fixes)
  reportUnused(view, DEMOGRAPHIC_FIELDS, collector, BOOKKEEPING)
  if (view.has('birthDate')) collector.dates(table.name, view.heading('birthDate'), view.values('birthDate'))
  const told = new Map<string, Told[]>()
  for (let index = 0; index < view.size; index += 1) {
    if (view.text(index, 'status').toLowerCase() === 'tobedeleted') continue
    const id = view.text(index, 'user')
    const row = view.rowNumber(index)
    if (!users.has(id)) {
      const message = id === '' ? 'imports:problems.factsWithoutId' : 'imports:problems.factsOfNobody'
      collector.warn({ table: table.name, row }, message, { id })
      continue
    }
    const facts = {
      birthDate: collector.birthDate(view.cell(index, 'birthDate')),
      gender: collector.choice(view.cell(index, 'sex'), 'gender', genders),
      raceEthnicity: RACE_FIELDS.filter((race) => collector.flag(view.cell(index, race), 'raceEthnicity')),
    }
    told.set(id, [...(told.get(id) ?? []), { row, facts }])
  }
  const fields: RosterStudentField[] = []
  if (view.has('birthDate')) fields.push('birthDate')
  if (view.has('sex')) fields.push('gender')
  if (RACE_FIELDS.some((race) => view.has(race))) fields.push('raceEthnicity')
  return { about: agreed(table.name, told, collector), fields }
}
