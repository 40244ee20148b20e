import type { Table } from '../../spreadsheet/table.ts'
import type { Collector } from '../reading/findings.ts'
import { reportUnused, viewTable } from '../reading/table-view.ts'
import { BOOKKEEPING, CLASS_FIELDS, ENROLLMENT_FIELDS } from './one-roster-columns.ts'
import { classTypes } from './one-roster-lists.ts'

/** The homeroom of each student; `known` when the export has homerooms at all. */
export interface Homerooms {
  readonly byStudent: ReadonlyMap<string, string>
  readonly known: boolean
}

function homeroomClasses(table: Table, collector: Collector): ReadonlyMap<string, string> {
  const view = viewTable(table, CLASS_FIELDS)
  reportUnused(view, CLASS_FIELDS, collector, BOOKKEEPING)
  const classes = new Map<string, string>()
  for (let index = 0; index < view.size; index += 1) {
    const type = collector.choice(view.cell(index, 'type'), 'classType', classTypes)
    if (type !== 'homeroom' || view.text(index, 'status').toLowerCase() === 'tobedeleted') continue
    const name = collector.line(view.cell(index, 'title')) ?? collector.line(view.cell(index, 'code'))
    if (name) classes.set(view.text(index, 'sourcedId'), name)
  }
  return classes
}

/** Finds each student's homeroom through the enrollments in classes of that type. */
export function readHomerooms(
  classes: Table | undefined,
  enrollments: Table | undefined,
  collector: Collector,
  today: string,
): Homerooms {
  const byStudent = new Map<string, string>()
  const named = classes ? homeroomClasses(classes, collector) : new Map<string, string>()
  if (!enrollments) return { byStudent, known: false }
  const view = viewTable(enrollments, ENROLLMENT_FIELDS)
  reportUnused(view, ENROLLMENT_FIELDS, collector, [...BOOKKEEPING, 'schoolSourcedId', 'beginDate'])
  collector.dates(enrollments.name, view.heading('endDate'), view.values('endDate'))
  const settled = new Set<string>()
  const doubtful = new Set<string>()
  for (let index = 0; index < view.size; index += 1) {
    const homeroom = named.get(view.text(index, 'class'))
    if (!homeroom || view.text(index, 'role').toLowerCase() !== 'student') continue
    if (view.text(index, 'status').toLowerCase() === 'tobedeleted') continue
    const endsOn = collector.day(view.cell(index, 'endDate'))
    if (endsOn !== null && endsOn < today) continue
    const student = view.text(index, 'user')
    const before = byStudent.get(student)
    if (before && before !== homeroom && !doubtful.has(student)) {
      doubtful.add(student)
      const place = { table: enrollments.name, row: view.rowNumber(index) }
      collector.warn(place, 'imports:problems.twoHomerooms', { first: before, second: homeroom })
    }
    if (settled.has(student)) continue
    byStudent.set(student, homeroom)
    if (view.text(index, 'primary').toLowerCase() === 'true') settled.add(student)
  }
  return { byStudent, known: named.size > 0 }
}
