import type { Table } from '../../spreadsheet/table.ts'
import type {
  RosterContactField,
  RosterDraft,
  RosterStudent,
  RosterStudentField,
} from '../drafts/roster-draft.ts'
import { setDuplicatesAside } from '../drafts/roster-duplicates.ts'
import { collectFindings, type Collector, type ReadingChoices } from '../reading/findings.ts'
import { splitName, type NameOrder, type NameParts } from '../reading/person-names.ts'
import { viewMapped, type TableView } from '../reading/table-view.ts'
import { genders, grades, insurances, races, statuses, type ValueList } from '../reading/value-lists.ts'
import type { ColumnMapping } from './column-mapping.ts'
import { readGuardians, shareContacts, type Guardian } from './guardians.ts'
import type { StudentColumn } from './mapping-fields.ts'

/** What the office says about a spreadsheet of people. */
export interface PeopleChoices extends ReadingChoices {
  /** The file lists every student: who is missing from it has left. */
  readonly everyone?: boolean | undefined
  readonly nameOrder?: NameOrder | undefined
}

export type Students = TableView<StudentColumn>

interface Entry {
  readonly student: RosterStudent
  readonly guardians: readonly Guardian[]
}

const STUDENT_COLUMNS = [
  ...([
    'localId',
    'givenName',
    'familyName',
    'preferredName',
    'pronouns',
    'birthDate',
    'grade',
    'homeroom',
  ] as const),
  ...([
    'homeLanguage',
    'homeZip',
    'gender',
    'raceEthnicity',
    'iep',
    'section504',
    'englishLearner',
    'homeless',
    'foster',
  ] as const),
  ...(['insurance', 'status'] as const),
] satisfies readonly (StudentColumn & RosterStudentField)[]

/** The parts of a name, from two columns or one. */
export function nameOf<Field extends string>(
  view: TableView<Field>,
  index: number,
  fields: { readonly given: Field; readonly family: Field; readonly full: Field },
  { collector, order }: { readonly collector: Collector; readonly order: NameOrder },
): NameParts | undefined {
  const givenName = collector.line(view.cell(index, fields.given))
  const familyName = collector.line(view.cell(index, fields.family))
  if (givenName && familyName) return { givenName, familyName }
  const whole =
    collector.line(view.cell(index, fields.full)) ??
    [givenName, familyName].find((part) => part?.includes(','))
  return whole ? splitName(whole, order) : undefined
}

function racesOf(view: Students, index: number, collector: Collector): readonly string[] {
  const cell = view.cell(index, 'raceEthnicity')
  const found = collector.choice(
    { ...cell, text: races.find(cell.text) ? cell.text : '' },
    'raceEthnicity',
    races,
  )
  if (found) return [found]
  const parts = cell.text.split(/[,;|/]/).map((text) => text.trim())
  const named = parts.map((text) => collector.choice({ ...cell, text }, 'raceEthnicity', races))
  return [...new Set(named.filter((race) => race !== null))]
}

function readStudent(
  view: Students,
  index: number,
  collector: Collector,
  choices: PeopleChoices,
): RosterStudent | undefined {
  const row = view.rowNumber(index)
  const origin = { table: view.table.name, row }
  const fields = { given: 'givenName', family: 'familyName', full: 'fullName' } as const
  const name = nameOf(view, index, fields, { collector, order: choices.nameOrder ?? 'given-first' })
  const status = collector.choice(view.cell(index, 'status'), 'status', statuses, 'error')
  if (!name) collector.refuse(origin, 'imports:problems.nameMissing')
  if (!name || (view.text(index, 'status') !== '' && status === null)) return undefined
  const grade = view.cell(index, 'grade')
  const flag = (field: StudentColumn): boolean | null => collector.flag(view.cell(index, field), field)
  const choice = (field: StudentColumn, list: ValueList): string | null =>
    collector.choice(view.cell(index, field), field, list)
  const localId = collector.line(view.cell(index, 'localId'))
  return {
    ...origin,
    key: localId ?? `${origin.table}:${row}`,
    sourceId: null,
    localId,
    ...name,
    preferredName: collector.line(view.cell(index, 'preferredName')),
    pronouns: collector.line(view.cell(index, 'pronouns')),
    birthDate: collector.birthDate(view.cell(index, 'birthDate')),
    // Each list holds the domain's own values only.
    grade: collector.choice(
      { ...grade, text: grade.text.replace(/\.0$/, '') },
      'grade',
      grades,
    ) as RosterStudent['grade'],
    homeroom: collector.line(view.cell(index, 'homeroom')),
    homeLanguage: collector.language(view.cell(index, 'homeLanguage'), 'homeLanguage'),
    homeZip: collector.zip(view.cell(index, 'homeZip')),
    gender: choice('gender', genders),
    raceEthnicity: racesOf(view, index, collector),
    iep: flag('iep'),
    section504: flag('section504'),
    englishLearner: flag('englishLearner'),
    homeless: flag('homeless'),
    foster: flag('foster'),
    insurance: choice('insurance', insurances) as RosterStudent['insurance'],
    status: status === 'left' ? 'left' : 'active',
    accountEnabled: null,
  }
}

function sameStudent(left: RosterStudent, right: RosterStudent): boolean {
  return JSON.stringify({ ...left, row: 0 }) === JSON.stringify({ ...right, row: 0 })
}

/** A file with one row per guardian names each student several times; such rows become one student. */
function mergeRows(entries: readonly Entry[], collector: Collector): readonly Entry[] {
  const merged: Entry[] = []
  const places = new Map<string, number>()
  let count = 0
  for (const entry of entries) {
    const place = entry.student.localId === null ? undefined : places.get(entry.student.localId)
    const before = place === undefined ? undefined : merged[place]
    if (before && place !== undefined && sameStudent(before.student, entry.student)) {
      merged[place] = { ...before, guardians: [...before.guardians, ...entry.guardians] }
      count += 1
    } else {
      if (entry.student.localId !== null && place === undefined)
        places.set(entry.student.localId, merged.length)
      merged.push(entry)
    }
  }
  if (count > 0) collector.note('imports:notes.rowsMerged', { count })
  return merged
}

function reportIgnored(view: TableView<string>, collector: Collector): void {
  for (const column of view.unused) {
    const unnamed = view.table.unnamedColumns.some((found) => found.column === column)
    collector.ignored({ table: view.table.name, column, reason: unnamed ? 'unnamed' : 'no-use' })
  }
}

/** Starts the reading of a spreadsheet of people: its own findings, its days, its ignored columns. */
export function startPeople<Field extends string>(
  table: Table,
  mapping: ColumnMapping,
  choices: PeopleChoices,
): { readonly view: TableView<Field>; readonly collector: Collector } {
  const collector = collectFindings(choices)
  collector.table(table)
  // A mapping for people names only fields of people; unknown ones are never asked for.
  const view = viewMapped<Field>(table, mapping.columns as Partial<Record<Field, string>>)
  reportIgnored(view, collector)
  return { view, collector }
}

function contactFields(view: Students): readonly RosterContactField[] {
  const has = (detail: 'Phone' | 'Email' | 'Language'): boolean =>
    view.has(`guardian1${detail}`) || view.has(`guardian2${detail}`)
  return [
    'name',
    ...(has('Phone') ? (['phone', 'otherPhones'] as const) : []),
    ...(has('Email') ? (['email'] as const) : []),
    ...(has('Language') ? (['language'] as const) : []),
    ...(view.has('address') ? (['address'] as const) : []),
  ]
}

function fieldsOf(view: Students): readonly RosterStudentField[] {
  const named = view.has('fullName') ? (['givenName', 'familyName'] as const) : []
  return [...new Set([...STUDENT_COLUMNS.filter((column) => view.has(column)), ...named])]
}

/** Reads a spreadsheet of students, guardians in the same row, through a mapping of its columns. */
export function applyStudentMapping(
  table: Table,
  mapping: ColumnMapping,
  choices: PeopleChoices,
): RosterDraft {
  const { view, collector } = startPeople<StudentColumn>(table, mapping, choices)
  if (view.has('birthDate')) collector.dates(table.name, view.heading('birthDate'), view.values('birthDate'))
  if (view.has('fullName') && choices.nameOrder === undefined) collector.note('imports:notes.namesSplit')
  const entries: Entry[] = []
  for (let index = 0; index < view.size; index += 1) {
    const student = readStudent(view, index, collector, choices)
    if (student) entries.push({ student, guardians: readGuardians(view, index, collector) })
  }
  const merged = mergeRows(entries, collector)
  const { students, duplicates } = setDuplicatesAside(
    merged.map(({ student }) => student),
    collector,
  )
  const kept = new Set(students)
  const contacts = shareContacts(
    merged
      .filter(({ student }) => kept.has(student))
      .map(({ student, guardians }) => ({ studentKey: student.key, guardians })),
    collector,
  )
  const blind =
    table.rowsSetAside > 0 || (view.has('localId') && [...view.values('localId')].some((id) => id === ''))
  if (blind && choices.everyone) collector.note('imports:notes.nobodyMarkedLeft')
  return {
    ...collector.result(),
    source: 'students-table',
    version: null,
    covers: choices.everyone && !blind ? 'everyone' : 'changes',
    students,
    contacts,
    staff: [],
    duplicates,
    schools: [],
    seenIds: [...new Set(view.values('localId'))].filter(Boolean),
    studentFields: fieldsOf(view),
    contactFields: contactFields(view),
    rows: table.rows.length + table.rowsSetAside,
  }
}
