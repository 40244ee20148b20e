import { isDeepStrictEqual } from 'node:util'

import type {
  FieldChange,
  ImportCounts,
  ImportedKind,
  ImportSample,
  ImportStatus,
} from '#shared/domain/import.ts'

import type { Answers } from './questions.ts'
import type { Origin } from './reading/findings.ts'

/** What every part of a plan needs. */
export interface Planning {
  readonly answers: Answers
  readonly now: string
  readonly today: string
  newId(): string
}

/** What would become of one record: the row as it is and as it would be. */
export interface Planned<Row> {
  readonly kind: ImportedKind
  readonly status: Exclude<ImportStatus, 'rejected'>
  /** For the screen. */
  readonly name: string
  /** Where it stands in the files; `null` for a record they do not name. */
  readonly origin: Origin | null
  readonly before: Row | undefined
  readonly after: Row
  readonly changes: readonly FieldChange[]
  /** What the files say of it, remembered for the next time; of a record that is part of another by now nothing is. */
  readonly told?: object
}

/** A record the import leaves out, and why. */
export interface Rejected {
  readonly kind: ImportedKind
  readonly name: string
  readonly origin: Origin
  readonly why: NonNullable<ImportSample['why']>
}

/** Whether a file says nothing in a field: it never erases what the office knows. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('; ')
  if (typeof value === 'object' && value !== null) {
    return Object.values(value)
      .filter((part) => !isBlank(part))
      .map(asText)
      .join(' ')
  }
  return String(value)
}

/** A field's value as a preview shows it. */
export function shownValue(value: unknown): FieldChange['before'] {
  if (isBlank(value)) return null
  return typeof value === 'number' || typeof value === 'boolean' ? value : asText(value)
}

/** What the file says where it says something, and what was known everywhere else. */
export function filledFrom<Row extends object>(known: Row, told: Partial<Row>): Row {
  const spoken = Object.entries(told).filter(([, value]) => !isBlank(value))
  return { ...known, ...Object.fromEntries(spoken) }
}

/** The fields in which two rows differ, those nobody sees aside. */
export function changesBetween<Row extends object>(
  before: Row,
  after: Row,
  hidden: readonly (keyof Row & string)[],
): readonly FieldChange[] {
  // The keys of a row are its fields.
  return (Object.keys(after) as (keyof Row & string)[])
    .filter((field) => !hidden.includes(field) && !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: shownValue(before[field]), after: shownValue(after[field]) }))
}

const NONE: Omit<ImportCounts, 'kind'> = { new: 0, changed: 0, unchanged: 0, left: 0, rejected: 0 }

/** How many records of each kind have which fate; every kind asked for is there, be it with zeros. */
export function countFates(
  kinds: readonly ImportedKind[],
  fates: Iterable<{ readonly kind: ImportedKind; readonly status: ImportStatus; readonly count?: number }>,
): ImportCounts[] {
  const counts = new Map(kinds.map((kind) => [kind, { kind, ...NONE }]))
  for (const { kind, status, count = 1 } of fates) {
    const row = counts.get(kind) ?? { kind, ...NONE }
    row[status] += count
    counts.set(kind, row)
  }
  return [...counts.values()]
}

const SAMPLES = 200

/** What nobody looks for in a new record: its bookkeeping, and the name it is shown under. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['id', 'sourceId', 'sourceTable', 'sourceKey', 'aboutId', 'organizationId', 'accountId', 'version'],
  ...[
    'studentId',
    'incidentKey',
    'importId',
    'createdAt',
    'updatedAt',
    'leftOn',
    'status',
    'active',
    'name',
    'givenName',
    'familyName',
  ],
])

/** A field as it is called in front of people: a status of a service is none of a student. */
export const fieldShown = (kind: ImportedKind, field: string): string =>
  kind === 'services' && field === 'status' ? 'serviceStatus' : field

/** A new service that takes nobody says so; that it takes people is nothing to say. */
function isClosedService({ kind, after }: Planned<unknown>, field: string): boolean {
  // Every planned service is a row with its status.
  const { status } = after as { readonly status?: unknown }
  return kind === 'services' && field === 'status' && status !== 'active'
}

/** What a new record brings; what is set for everybody alike says nothing about it. */
function brought(planned: Planned<unknown>): FieldChange[] {
  const { kind, after } = planned
  // Every planned record is a row with its fields.
  return Object.entries(after as Readonly<Record<string, unknown>>)
    .filter(([field]) => !NOT_SHOWN.has(field) || isClosedService(planned, field))
    .filter(([, value]) => !isBlank(value) && value !== 'unknown')
    .filter(([, value]) => typeof value !== 'boolean' || kind !== 'contacts')
    .map(([field, value]) => ({ field: fieldShown(kind, field), before: null, after: shownValue(value) }))
}

/** Up to so many records of each kind and fate, for the screen. */
export function samplesOf(
  planned: readonly Planned<unknown>[],
  rejected: readonly Rejected[],
): ImportSample[] {
  const shown = new Map<string, number>()
  const samples: ImportSample[] = []
  const hasRoom = (kind: ImportedKind, status: ImportStatus): boolean => {
    const before = shown.get(`${kind} ${status}`) ?? 0
    shown.set(`${kind} ${status}`, before + 1)
    return before < SAMPLES
  }
  for (const each of planned) {
    const { kind, status, name, origin } = each
    if (!hasRoom(kind, status)) continue
    const changed = each.changes.map((change) => ({ ...change, field: fieldShown(kind, change.field) }))
    const changes = status === 'new' ? brought(each) : changed
    samples.push({ kind, status, name, origin: origin && placeOf(origin), changes, why: null })
  }
  for (const { kind, name, origin, why } of rejected) {
    if (hasRoom(kind, 'rejected'))
      samples.push({ kind, status: 'rejected', name, origin: placeOf(origin), changes: [], why })
  }
  return samples
}

/** Where a record stands, without the record. */
export function placeOf({ table, row }: Origin): Origin {
  return { table, row }
}
