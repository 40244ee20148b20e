import { tidyPhone } from '#shared/domain/phone.ts'
import type { FieldChange } from '#shared/domain/import.ts'
import { schoolName, type Relation, type Student } from '#shared/domain/student.ts'

import { fold } from '../../search/folding.ts'
import type { ContactLink as Bond, Person } from '../../students/people-rows.ts'
import type { ContactLink, RosterContact } from '../drafts/roster-draft.ts'
import {
  changesBetween,
  filledFrom,
  placeOf,
  type Planned,
  type Planning,
  type Rejected,
} from '../planned.ts'
import { shareAName, sourceIdKeeper } from './source-ids.ts'

/** What would become of one tie between a contact and a student. */
export interface PlannedBond {
  readonly before: Bond | undefined
  readonly after: Bond
}

/** What would become of the contacts and of their ties to students. */
export interface ContactsPlan {
  readonly planned: readonly Planned<Person>[]
  readonly bonds: readonly PlannedBond[]
  readonly rejected: readonly Rejected[]
}

/** Contacts as the office has them. */
export interface KnownContacts {
  readonly people: readonly Person[]
  readonly bonds: readonly Bond[]
}

const HIDDEN = ['id', 'sourceId', 'version'] as const
const LONGEST_PHONE = 200

/** Parents and guardians hold the right to consent until a court says otherwise (34 CFR 99.4). */
const HOLD_RIGHTS: ReadonlySet<Relation> = new Set(['mother', 'father', 'parent', 'guardian'])

function phoneOf({ phone, otherPhones }: RosterContact): string | null {
  const numbers = [phone, ...otherPhones].filter((number) => number !== null)
  const tidied = numbers.map((typed) => {
    const { number, extension } = tidyPhone(typed)
    return extension ? `${number} x${extension}` : number
  })
  return [...new Set(tidied)].join(' / ').slice(0, LONGEST_PHONE) || null
}

function told(row: RosterContact): Partial<Person> {
  const { name, email, address, language } = row
  return { name, email, address, phone: phoneOf(row), languageSpoken: language }
}

function newPerson(row: RosterContact, sourceId: string | null, { newId }: Planning): Person {
  return filledFrom<Person>(
    {
      id: newId(),
      sourceId,
      name: row.name,
      languageSpoken: null,
      languageRead: null,
      interpreterNeeded: false,
      bestTime: '',
      phone: null,
      email: null,
      address: null,
      // Nobody has asked this person yet.
      voicemailAllowed: null,
      textAllowed: null,
      mailAllowed: null,
      version: 1,
    },
    told(row),
  )
}

function newBond(contactId: string, studentId: string, relation: Relation): Bond {
  return {
    studentId,
    contactId,
    relation,
    holdsConsentRights: HOLD_RIGHTS.has(relation),
    custodyNote: '',
    doNotContact: false,
    doNotContactBasis: '',
    doNotContactSince: null,
    studentNameUsed: null,
  }
}

/** What a file calls someone where it knows less than the office: it takes no mother for a mere parent. */
const LESS_THAN: Partial<Record<Relation, readonly Relation[]>> = {
  parent: ['mother', 'father'],
  relative: ['grandparent'],
}

function saysMore(told: Relation | null, known: Relation): told is Relation {
  if (told === null || told === known || told === 'other') return false
  return !LESS_THAN[told]?.includes(known)
}

interface Ties {
  readonly bonds: readonly PlannedBond[]
  readonly changes: readonly FieldChange[]
}

function planTies(
  links: readonly { readonly student: Student; readonly link: ContactLink }[],
  contactId: string,
  known: ReadonlyMap<string, Bond>,
): Ties {
  const bonds: PlannedBond[] = []
  const changes: FieldChange[] = []
  for (const { student, link } of links) {
    const before = known.get(`${student.id} ${contactId}`)
    if (!before) {
      bonds.push({ before, after: newBond(contactId, student.id, link.relation ?? 'other') })
      changes.push({ field: 'student', before: null, after: schoolName(student) })
    } else if (saysMore(link.relation, before.relation)) {
      bonds.push({ before, after: { ...before, relation: link.relation } })
      changes.push({ field: 'relation', before: before.relation, after: link.relation })
    }
  }
  return { bonds, changes }
}

/** Finds the person a row means: by source id under a like name, else by name among the contacts of the same students. */
function personFinder({ people, bonds }: KnownContacts) {
  const byId = new Map(people.map((person) => [person.id, person]))
  const bySource = new Map(people.flatMap((person) => (person.sourceId ? [[person.sourceId, person]] : [])))
  const ofStudent = Map.groupBy(bonds, ({ studentId }) => studentId)
  const taken = new Set<string>()
  return (row: RosterContact, students: readonly Student[]): Person | undefined => {
    const around = students
      .flatMap(({ id }) => ofStudent.get(id) ?? [])
      .map(({ contactId }) => byId.get(contactId))
    const holder = row.sourceId === null ? undefined : bySource.get(row.sourceId)
    const found =
      (holder && shareAName(holder.name, row.name) ? holder : undefined) ??
      around.find(
        (person) =>
          person !== undefined &&
          !taken.has(person.id) &&
          (person.sourceId === null || row.sourceId === null) &&
          fold(person.name) === fold(row.name),
      )
    if (!found || taken.has(found.id)) return undefined
    taken.add(found.id)
    return found
  }
}

/** Compares the contacts in the files with those the office has; nobody is taken off a student's list, whoever is gone. */
export function planContacts(
  rows: readonly RosterContact[],
  known: KnownContacts,
  students: ReadonlyMap<string, Student>,
  planning: Planning,
): ContactsPlan {
  const find = personFinder(known)
  const keep = sourceIdKeeper(known.people)
  const knownBonds = new Map(known.bonds.map((bond) => [`${bond.studentId} ${bond.contactId}`, bond]))
  const planned: Planned<Person>[] = []
  const bonds: PlannedBond[] = []
  const rejected: Rejected[] = []
  for (const row of rows) {
    const links = row.links.flatMap((link) => {
      const student = students.get(link.studentKey)
      return student ? [{ student, link }] : []
    })
    const before = find(
      row,
      links.map(({ student }) => student),
    )
    if (row.status === 'left' || (!before && links.length === 0)) {
      const isGone = row.status === 'left'
      const why = {
        message: isGone
          ? ('imports:operations.contactGone' as const)
          : ('imports:operations.contactWithoutStudent' as const),
      }
      rejected.push({ kind: 'contacts', name: row.name, origin: placeOf(row), why })
      continue
    }
    const sourceId = keep(row.sourceId, before)
    const filled = before
      ? { ...filledFrom(before, told(row)), sourceId }
      : newPerson(row, sourceId, planning)
    const ties = planTies(links, filled.id, knownBonds)
    const own = before ? changesBetween(before, filled, HIDDEN) : []
    const retied = ties.bonds.some((bond) => bond.before !== undefined)
    const moved = before !== undefined && (own.length > 0 || retied || filled.sourceId !== before.sourceId)
    bonds.push(...ties.bonds)
    planned.push({
      kind: 'contacts',
      status: !before ? 'new' : own.length + ties.changes.length > 0 ? 'changed' : 'unchanged',
      name: filled.name,
      origin: placeOf(row),
      before,
      after: before ? (moved ? { ...filled, version: before.version + 1 } : before) : filled,
      changes: before ? [...own, ...ties.changes] : [],
    })
  }
  return { planned, bonds, rejected }
}
