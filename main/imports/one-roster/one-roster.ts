import { ruleError } from '#shared/app-error.ts'

import type { Table } from '../../spreadsheet/table.ts'
import type {
  RosterContactField,
  RosterDraft,
  RosterSchool,
  RosterStudentField,
} from '../drafts/roster-draft.ts'
import { setDuplicatesAside } from '../drafts/roster-duplicates.ts'
import { collectFindings, type Collector, type ReadingChoices } from '../reading/findings.ts'
import { reportUnused, viewTable, type HeadingFixes } from '../reading/table-view.ts'
import { BOOKKEEPING, ORG_FIELDS, USER_FIELDS } from './one-roster-columns.ts'
import { readDemographics, type Demographics } from './one-roster-demographics.ts'
import { readHomerooms } from './one-roster-homerooms.ts'
import { readManifest, type Manifest } from './one-roster-manifest.ts'
import { linkContacts, readPeople, type Person, type Users } from './one-roster-people.ts'
import { contactOf, languageOf, staffOf, studentOf } from './one-roster-records.ts'
import { readRoles } from './one-roster-roles.ts'

/** What the office may say before a OneRoster export is read. */
export interface OneRosterChoices extends ReadingChoices {
  /** Misspelt headings, by table. */
  readonly headingFixes?: Readonly<Record<string, HeadingFixes>> | undefined
  /** A column of `users.csv` that holds the grade, when it is not the standard one. */
  readonly gradeColumn?: string | undefined
  /** Only the students of this school, by its id in the export. */
  readonly school?: string | undefined
}

const NEEDED = ['sourcedId', 'givenName', 'familyName'] as const

/** The tables the manifest does not declare absent, by name. */
function presentTables(
  tables: readonly Table[],
  manifest: Manifest,
  collector: Collector,
): ReadonlyMap<string, Table> {
  const present = new Map<string, Table>()
  for (const table of tables) {
    if (manifest.modes.get(table.name) === 'absent') {
      collector.note('imports:notes.declaredAbsent', { file: table.fileName })
    } else present.set(table.name, table)
  }
  for (const [name, mode] of manifest.modes) {
    if (mode !== 'absent' && !present.has(name) && READ.has(name)) {
      collector.warn({ table: name }, 'imports:problems.fileMissing', { table: name })
    }
  }
  return present
}

const READ = new Set(['users', 'demographics', 'roles', 'classes', 'enrollments', 'orgs'])

function viewUsers(
  table: Table,
  choices: OneRosterChoices,
): { users: Users; wanted: Record<keyof typeof USER_FIELDS, readonly string[]> } {
  const wanted = { ...USER_FIELDS, ...(choices.gradeColumn && { grades: [choices.gradeColumn] }) }
  return { users: viewTable(table, wanted, choices.headingFixes?.[table.name]), wanted }
}

function missingColumns(users: Users, collector: Collector, hasRoles: boolean): boolean {
  const missing = [...NEEDED, ...(hasRoles ? [] : (['role'] as const))].filter((field) => !users.has(field))
  for (const column of missing) {
    collector.refuse({ table: users.table.name, column }, 'imports:problems.columnMissing', { column })
  }
  return missing.length > 0
}

function schoolsOf(orgs: Table | undefined, students: readonly Person[]): readonly RosterSchool[] {
  const counts = new Map<string, number>()
  for (const { schools } of students) for (const id of schools) counts.set(id, (counts.get(id) ?? 0) + 1)
  const names = new Map<string, string>()
  if (orgs) {
    const view = viewTable(orgs, ORG_FIELDS)
    for (let index = 0; index < view.size; index += 1)
      names.set(view.text(index, 'sourcedId'), view.text(index, 'name'))
  }
  return [...counts].map(([sourceId, count]) => ({
    sourceId,
    name: names.get(sourceId) ?? sourceId,
    students: count,
  }))
}

function studentFields(
  users: Users,
  demographics: Demographics,
  hasHomerooms: boolean,
): readonly RosterStudentField[] {
  const fields: RosterStudentField[] = ['sourceId', 'localId', 'givenName', 'familyName', 'status']
  if (users.has('preferredName')) fields.push('preferredName')
  if (users.has('pronouns')) fields.push('pronouns')
  if (users.has('grades')) fields.push('grade')
  if (users.has('enabledUser')) fields.push('accountEnabled')
  if (users.has('language')) fields.push('homeLanguage')
  if (users.has('homeZip')) fields.push('homeZip')
  if (hasHomerooms) fields.push('homeroom')
  return [...fields, ...demographics.fields]
}

function contactFields(users: Users): readonly RosterContactField[] {
  const fields: RosterContactField[] = ['sourceId', 'name', 'status']
  if (users.has('phone') || users.has('sms')) fields.push('phone', 'otherPhones')
  if (users.has('email')) fields.push('email')
  if (users.has('language')) fields.push('language')
  return fields
}

/** Reads a OneRoster 1.1 or 1.2 export: students, their contacts, and staff. */
export function readOneRoster(tables: readonly Table[], choices: OneRosterChoices): RosterDraft {
  const collector = collectFindings(choices)
  const manifest = readManifest(tables.find(({ name }) => name === 'manifest'))
  const present = presentTables(tables, manifest, collector)
  const usersTable = present.get('users')
  if (!usersTable) throw ruleError('imports:errors.oneRosterWithoutUsers')
  for (const table of present.values()) if (READ.has(table.name)) collector.table(table)
  if (present.has('userprofiles')) collector.note('imports:notes.profilesNotOpened')

  const { users, wanted } = viewUsers(usersTable, choices)
  const rolesTable = present.get('roles')
  reportUnused(users, wanted, collector, ['dateLastModified', ...(rolesTable ? ['role'] : [])])
  const fixes = choices.headingFixes ?? {}
  const roles = rolesTable
    ? readRoles(rolesTable, collector, { fixes: fixes['roles'], today: choices.today })
    : undefined
  const unreadable = missingColumns(users, collector, roles !== undefined)
  const people = unreadable ? [] : readPeople(users, collector, roles)
  const ids = new Set(users.values('sourcedId'))
  ids.delete('')
  const demographics = readDemographics(present.get('demographics'), collector, {
    fixes: fixes['demographics'],
    users: ids,
  })
  const homerooms = readHomerooms(
    present.get('classes'),
    present.get('enrollments'),
    collector,
    choices.today,
  )
  const orgs = present.get('orgs')
  if (orgs) reportUnused(viewTable(orgs, ORG_FIELDS), ORG_FIELDS, collector, BOOKKEEPING)

  const everyStudent = people.filter(({ kinds }) => kinds.includes('student'))
  const wantedStudents = everyStudent.filter(
    ({ schools }) => !choices.school || schools.includes(choices.school),
  )
  const around = { collector, demographics, homerooms: homerooms.byStudent }
  const { students, duplicates } = setDuplicatesAside(
    wantedStudents.map((person) => studentOf(person, users, around)),
    collector,
  )
  const links = linkContacts(people, users, new Set(students.map(({ key }) => key)), collector)
  const contacts = people
    .filter(({ kinds }) => kinds.includes('contact'))
    .map((person) =>
      contactOf(person, links.get(person.sourceId) ?? [], languageOf(person, users, collector)),
    )
    .filter((contact) => !choices.school || contact.links.length > 0)
  const disabled = students.filter(({ accountEnabled }) => accountEnabled === false).length
  if (disabled > 0) collector.note('imports:notes.accountsDisabled', { count: disabled })
  const alone = contacts.filter(({ links: found }) => found.length === 0).length
  if (alone > 0) collector.note('imports:notes.contactsWithoutStudent', { count: alone })
  const blind = unreadable || usersTable.rowsSetAside > 0
  if (blind) collector.note('imports:notes.nobodyMarkedLeft')
  const delta = ['users', ...(roles ? ['roles'] : [])].some((name) => manifest.modes.get(name) === 'delta')
  return {
    ...collector.result(),
    source: 'one-roster',
    version: manifest.version ?? (roles ? '1.2' : '1.1'),
    covers: delta || blind ? 'changes' : 'everyone',
    students,
    contacts,
    staff: people.filter(({ kinds }) => kinds.includes('staff')).map(staffOf),
    duplicates,
    schools: schoolsOf(orgs, everyStudent),
    seenIds: [...ids],
    studentFields: studentFields(users, demographics, homerooms.known),
    contactFields: contactFields(users),
    rows: usersTable.rows.length + usersTable.rowsSetAside,
  }
}
