import type { ContactLink, RosterContact, RosterStaff, RosterStudent } from '../drafts/roster-draft.ts'
import type { Collector } from '../reading/findings.ts'
import { grades } from '../reading/value-lists.ts'
import type { Demographics } from './one-roster-demographics.ts'
import { relationOfRole } from './one-roster-lists.ts'
import { idsIn, type Person, type Users } from './one-roster-people.ts'

function gradeOf(person: Person, users: Users, collector: Collector): RosterStudent['grade'] {
  const cell = users.cell(person.index, 'grades')
  const several = idsIn(cell.text)
  if (several.length > 1) return collector.warn(cell, 'imports:problems.severalGrades', { value: cell.text })
  // The list holds grades only.
  return collector.choice({ ...cell, text: several[0] ?? '' }, 'grade', grades) as RosterStudent['grade']
}

function localIdOf(person: Person, users: Users, collector: Collector): string | null {
  const identifier = collector.line(users.cell(person.index, 'identifier'))
  // An id of the export that people can read serves where it gives no other; a long technical one helps nobody.
  return identifier ?? (person.sourceId.length <= 20 ? person.sourceId : null)
}

/** What a person of `users.csv` speaks at home, where the export tells. */
export function languageOf(person: Person, users: Users, collector: Collector): string | null {
  return collector.language(users.cell(person.index, 'language'), 'homeLanguage')
}

/** A person of `users.csv` as a student of the draft. */
export function studentOf(
  person: Person,
  users: Users,
  around: {
    readonly collector: Collector
    readonly demographics: Demographics
    readonly homerooms: ReadonlyMap<string, string>
  },
): RosterStudent {
  const { collector, demographics, homerooms } = around
  const facts = demographics.about.get(person.sourceId)
  return {
    ...person.origin,
    key: person.sourceId,
    sourceId: person.sourceId,
    localId: localIdOf(person, users, collector),
    givenName: person.givenName,
    familyName: person.familyName,
    preferredName: collector.line(users.cell(person.index, 'preferredName')),
    pronouns: collector.line(users.cell(person.index, 'pronouns')),
    birthDate: facts?.birthDate ?? null,
    grade: gradeOf(person, users, collector),
    homeroom: homerooms.get(person.sourceId) ?? null,
    homeLanguage: languageOf(person, users, collector),
    homeZip: collector.zip(users.cell(person.index, 'homeZip')),
    gender: facts?.gender ?? null,
    raceEthnicity: facts?.raceEthnicity ?? [],
    iep: null,
    section504: null,
    englishLearner: null,
    homeless: null,
    foster: null,
    insurance: null,
    status: person.status,
    accountEnabled: person.accountEnabled,
  }
}

/** A person of `users.csv` as a contact of the draft. */
export function contactOf(
  person: Person,
  links: readonly ContactLink[],
  language: string | null,
): RosterContact {
  const phones = [person.phone, person.sms].filter((phone) => phone !== null)
  return {
    ...person.origin,
    key: person.sourceId,
    sourceId: person.sourceId,
    name: person.name,
    phone: phones[0] ?? null,
    otherPhones: [...new Set(phones.slice(1))].filter((phone) => phone !== phones[0]),
    email: person.email,
    language,
    address: null,
    status: person.status,
    links,
  }
}

/** A person of `users.csv` as a colleague of the draft. */
export function staffOf(person: Person): RosterStaff {
  return {
    ...person.origin,
    key: person.sourceId,
    sourceId: person.sourceId,
    name: person.name,
    positions: person.roles.filter((role) => role === 'aide' || !relationOfRole(role)),
    email: person.email,
    phone: person.phone ?? person.sms,
    status: person.status,
  }
}
