import type { MessageKey } from '#shared/text/catalogues.ts'

import type { ContactLink } from '../drafts/roster-draft.ts'
import type { Origin } from '../reading/findings.ts'
import type { Collector } from '../reading/findings.ts'
import type { TableView } from '../reading/table-view.ts'
import type { USER_FIELDS } from './one-roster-columns.ts'
import { oneRosterRoles, oneRosterStatuses, relationOfRole } from './one-roster-lists.ts'
import type { RolesOfPerson } from './one-roster-roles.ts'

export type Users = TableView<keyof typeof USER_FIELDS>

export type PersonKind = 'student' | 'contact' | 'staff'

/** One row of `users.csv` that can be read as a person. */
export interface Person {
  readonly index: number
  readonly origin: Origin
  readonly sourceId: string
  readonly kinds: readonly PersonKind[]
  readonly roles: readonly string[]
  readonly givenName: string
  readonly familyName: string
  readonly name: string
  readonly status: 'active' | 'left'
  readonly accountEnabled: boolean | null
  readonly schools: readonly string[]
  readonly agents: readonly string[]
  readonly email: string | null
  readonly phone: string | null
  readonly sms: string | null
}

/** The ids in a cell that holds several. */
export function idsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;|]/)
        .map((id) => id.trim())
        .filter(Boolean),
    ),
  ]
}

function kindsOf(roles: readonly string[], isSomebodysAgent: boolean): readonly PersonKind[] {
  const kinds = new Set<PersonKind>()
  for (const role of roles) {
    if (role === 'student') kinds.add('student')
    else if (role === 'aide') kinds.add(isSomebodysAgent ? 'contact' : 'staff')
    else kinds.add(relationOfRole(role) ? 'contact' : 'staff')
  }
  return kinds.has('student') ? ['student'] : [...kinds]
}

function refusal(users: Users, index: number, collector: Collector) {
  return (
    message: 'imports:problems.idMissing' | 'imports:problems.nameMissing' | 'imports:problems.roleMissing',
  ): undefined => {
    collector.refuse({ table: users.table.name, row: users.rowNumber(index) }, message)
  }
}

function rolesOf(
  users: Users,
  index: number,
  collector: Collector,
  roles: ReadonlyMap<string, RolesOfPerson> | undefined,
): RolesOfPerson | null | undefined {
  const listed = roles?.get(users.text(index, 'sourcedId'))
  if (listed) return listed
  const cell = users.cell(index, 'role')
  if (cell.text === '') return undefined
  const role = collector.choice(cell, 'role', oneRosterRoles, 'error')
  return role ? { roles: [role], schools: [], ended: false } : null
}

function readPerson(users: Users, index: number, { collector, roles, agents }: Around): Person | undefined {
  const refuse = refusal(users, index, collector)
  const sourceId = users.text(index, 'sourcedId')
  if (sourceId === '') return refuse('imports:problems.idMissing')
  const found = rolesOf(users, index, collector, roles)
  if (found === null) return undefined
  if (found === undefined) return refuse('imports:problems.roleMissing')
  const statusCell = users.cell(index, 'status')
  const status = collector.choice(statusCell, 'oneRosterStatus', oneRosterStatuses, 'error')
  if (statusCell.text !== '' && status === null) return undefined
  const givenName = collector.line(users.cell(index, 'givenName'))
  const familyName = collector.line(users.cell(index, 'familyName'))
  if (!givenName || !familyName) return refuse('imports:problems.nameMissing')
  return {
    index,
    origin: { table: users.table.name, row: users.rowNumber(index) },
    sourceId,
    kinds: kindsOf(found.roles, agents.has(sourceId)),
    roles: found.roles,
    givenName,
    familyName,
    name: `${givenName} ${familyName}`,
    status: status === 'tobedeleted' || found.ended ? 'left' : 'active',
    accountEnabled: collector.flag(users.cell(index, 'enabledUser'), 'accountEnabled'),
    schools: [
      ...new Set([
        ...found.schools,
        ...idsIn(users.text(index, 'orgs')),
        ...idsIn(users.text(index, 'primaryOrg')),
      ]),
    ],
    agents: idsIn(users.text(index, 'agents')),
    email: collector.line(users.cell(index, 'email')),
    phone: collector.line(users.cell(index, 'phone')),
    sms: collector.line(users.cell(index, 'sms')),
  }
}

interface Around {
  readonly collector: Collector
  readonly roles: ReadonlyMap<string, RolesOfPerson> | undefined
  readonly agents: ReadonlySet<string>
}

function sameCells(users: Users, left: Person, right: Person): boolean {
  return JSON.stringify(users.table.rows[left.index]) === JSON.stringify(users.table.rows[right.index])
}

/** Rows that say the same person twice become one; different people under one id are kept apart from the rest. */
function withoutRepeats(people: readonly Person[], users: Users, collector: Collector): readonly Person[] {
  return [...Map.groupBy(people, ({ sourceId }) => sourceId).values()].flatMap((group) => {
    const [first, ...others] = group
    if (!first || others.length === 0) return group
    const refuse = ({ origin, sourceId }: Person, message: MessageKey) =>
      collector.refuse(origin, message, { id: sourceId, count: group.length })
    if (others.every((other) => sameCells(users, first, other))) {
      for (const other of others) refuse(other, 'imports:problems.sameRowTwice')
      return [first]
    }
    if (group.every(({ kinds }) => kinds.includes('student'))) return group
    for (const person of group) refuse(person, 'imports:problems.twoPeopleOneId')
    return []
  })
}

/** Reads every row of `users.csv` that makes a person; the others are reported. */
export function readPeople(
  users: Users,
  collector: Collector,
  roles: ReadonlyMap<string, RolesOfPerson> | undefined,
): readonly Person[] {
  const agents = new Set<string>()
  for (let index = 0; index < users.size; index += 1) {
    const role =
      roles?.get(users.text(index, 'sourcedId'))?.roles.join() ?? users.text(index, 'role').toLowerCase()
    if (role.includes('student')) for (const id of idsIn(users.text(index, 'agents'))) agents.add(id)
  }
  const people: Person[] = []
  for (let index = 0; index < users.size; index += 1) {
    const person = readPerson(users, index, { collector, roles, agents })
    if (person) people.push(person)
  }
  return withoutRepeats(people, users, collector)
}

function agentProblem(
  student: Person,
  agent: Person | undefined,
  users: Users,
  id: string,
  collector: Collector,
): void {
  const message = agent ? 'imports:problems.agentNotContact' : 'imports:problems.agentMissing'
  collector.warn({ ...student.origin, column: users.heading('agents') }, message, { id })
}

/** Who each contact belongs to, from the students' lists of agents and from the contacts' own. */
export function linkContacts(
  people: readonly Person[],
  users: Users,
  students: ReadonlySet<string>,
  collector: Collector,
): ReadonlyMap<string, readonly ContactLink[]> {
  const known = new Map(people.map((person) => [person.sourceId, person]))
  const links = new Map<string, Map<string, ContactLink>>()
  const link = (contact: Person, studentKey: string): void => {
    const relation = contact.roles.map(relationOfRole).find((found) => found !== undefined) ?? null
    const ofContact = links.get(contact.sourceId) ?? new Map<string, ContactLink>()
    links.set(contact.sourceId, ofContact.set(studentKey, { studentKey, relation }))
  }
  for (const person of people) {
    if (students.has(person.sourceId)) {
      for (const id of person.agents) {
        const agent = known.get(id)
        if (agent?.kinds.includes('contact')) link(agent, person.sourceId)
        else agentProblem(person, agent, users, id, collector)
      }
    } else if (person.kinds.includes('contact')) {
      for (const id of person.agents) if (students.has(id)) link(person, id)
    }
  }
  return new Map([...links].map(([contact, found]) => [contact, [...found.values()]]))
}
