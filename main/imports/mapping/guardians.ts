import type { RosterContact } from '../drafts/roster-draft.ts'
import type { Collector } from '../reading/findings.ts'
import { spokenName } from '../reading/person-names.ts'
import { plainWords } from '../reading/plain-words.ts'
import { phonesIn } from '../reading/provider-values.ts'
import { relations } from '../reading/value-lists.ts'
import { headingKey, headingWords } from './heading-words.ts'
import type { Students } from './student-mapping.ts'

type Relation = RosterContact['links'][number]['relation']

/** A guardian as one row of students has them. */
export interface Guardian extends Omit<RosterContact, 'key' | 'links' | 'sourceId' | 'status'> {
  readonly relation: Relation
}

/** A student's key with the guardians named in its row. */
export interface GuardiansOfStudent {
  readonly studentKey: string
  readonly guardians: readonly Guardian[]
}

function headings(words: string): ReadonlySet<string> {
  return new Set(words.split(',').map((heading) => headingKey(headingWords(heading))))
}

const MOTHER = headings(
  'mother,mother name,mothers name,mom,mom name,mother full name,mother guardian,mother or guardian,madre,madre tutora,nombre de la madre',
)
const FATHER = headings(
  'father,father name,fathers name,dad,dad name,father full name,father guardian,father or guardian,padre,padre tutor,nombre del padre',
)

/** A column headed "Mother" says the relation of everyone in it. */
function relationOfHeading(heading: string): Relation {
  const key = headingKey(headingWords(heading))
  if (MOTHER.has(key)) return 'mother'
  return FATHER.has(key) ? 'father' : null
}

function readGuardian(
  view: Students,
  index: number,
  collector: Collector,
  number: 1 | 2,
): Guardian | undefined {
  const cell = (detail: 'Name' | 'GivenName' | 'FamilyName' | 'Phone' | 'Email' | 'Relation' | 'Language') =>
    view.cell(index, `guardian${number}${detail}`)
  const whole = collector.line(cell('Name'))
  const parts = [collector.line(cell('GivenName')), collector.line(cell('FamilyName'))].filter(
    (part) => part !== null,
  )
  const name = whole ? spokenName(whole) : parts.join(' ')
  const phones = phonesIn(collector.line(cell('Phone')) ?? '').map((phone) => phone.number)
  const email = collector.line(cell('Email'))
  const origin = { table: view.table.name, row: view.rowNumber(index) }
  if (name === '') {
    if (phones.length > 0 || email) {
      collector.warn({ ...origin, column: cell('Name').column }, 'imports:problems.guardianWithoutName')
    }
    return undefined
  }
  const stated = cell('Relation')
  return {
    ...origin,
    name,
    phone: phones[0] ?? null,
    otherPhones: phones.slice(1),
    email,
    language: collector.language(cell('Language'), 'guardianLanguage'),
    address: number === 1 ? collector.line(view.cell(index, 'address')) : null,
    // The list holds relations only.
    relation:
      stated.text === ''
        ? relationOfHeading(cell('Name').column)
        : (collector.choice(stated, 'relation', relations) as Relation),
  }
}

/** The guardians named in a student's row. */
export function readGuardians(view: Students, index: number, collector: Collector): readonly Guardian[] {
  return ([1, 2] as const)
    .map((number) => readGuardian(view, index, collector, number))
    .filter((guardian) => guardian !== undefined)
}

function identity({ name, phone, email, table, row }: Guardian, number: number): string {
  const reach = [phone?.replace(/\D/g, '') ?? '', email?.toLowerCase() ?? ''].join('|')
  return reach === '|' ? `${table}:${row}:${number}` : `${plainWords(name)}|${reach}`
}

/** Makes contacts of guardians; the same name with the same telephone and mail is one person with several children. */
export function shareContacts(
  rows: readonly GuardiansOfStudent[],
  collector: Collector,
): readonly RosterContact[] {
  const contacts = new Map<string, RosterContact>()
  for (const { studentKey, guardians } of rows) {
    guardians.forEach(({ relation, ...guardian }, number) => {
      const key = identity({ relation, ...guardian }, number)
      const before = contacts.get(key)
      const links = (before?.links ?? []).filter((link) => link.studentKey !== studentKey)
      contacts.set(key, {
        ...(before ?? { ...guardian, key, sourceId: null, status: 'active' as const }),
        links: [...links, { studentKey, relation }],
      })
    })
  }
  const shared = [...contacts.values()].filter(({ links }) => links.length > 1).length
  if (shared > 0) collector.note('imports:notes.sharedContacts', { count: shared })
  return [...contacts.values()]
}
