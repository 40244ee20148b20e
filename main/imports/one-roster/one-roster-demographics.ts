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

/** Reads birth dates, sex and race; birthplace and the like have no use here and are listed as ignored. */
export function readDemographics(
  table: Table | undefined,
  collector: Collector,
  fixes: HeadingFixes | undefined,
): Demographics {
  if (!table) return NOTHING
  const view = viewTable(table, DEMOGRAPHIC_FIELDS, fixes)
  reportUnused(view, DEMOGRAPHIC_FIELDS, collector, BOOKKEEPING)
  if (view.has('birthDate')) collector.dates(table.name, view.heading('birthDate'), view.values('birthDate'))
  const about = new Map<string, StudentFacts>()
  for (let index = 0; index < view.size; index += 1) {
    if (view.text(index, 'status').toLowerCase() === 'tobedeleted') continue
    about.set(view.text(index, 'user'), {
      birthDate: collector.birthDate(view.cell(index, 'birthDate')),
      gender: collector.choice(view.cell(index, 'sex'), 'gender', genders),
      raceEthnicity: RACE_FIELDS.filter((race) => collector.flag(view.cell(index, race), 'raceEthnicity')),
    })
  }
  const fields: RosterStudentField[] = []
  if (view.has('birthDate')) fields.push('birthDate')
  if (view.has('sex')) fields.push('gender')
  if (RACE_FIELDS.some((race) => view.has(race))) fields.push('raceEthnicity')
  return { about, fields }
}
