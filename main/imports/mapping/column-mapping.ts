import { createHash } from 'node:crypto'

import type { ImportTarget } from '#shared/domain/import.ts'

import type { Table } from '../../spreadsheet/table.ts'
import { detectDateOrder, readDate } from '../reading/dates.ts'
import { isTypoOf } from '../reading/nearest.ts'
import { oneWord, trimmed } from '../reading/plain-words.ts'
import { isEmail } from '../reading/provider-values.ts'
import { headingKey, headingWords } from './heading-words.ts'
import { MAPPING_FIELDS, TARGET_WORDS } from './mapping-fields.ts'

/** Which column each field is read from; kept as it is and used again for the same headings. */
export interface ColumnMapping {
  readonly target: ImportTarget
  readonly columns: Readonly<Record<string, string>>
}

/** Why a column is thought to be a field. */
export interface ColumnSuggestion {
  readonly field: string
  readonly column: string
  /** From 0 to 1. */
  readonly confidence: number
  readonly reason: 'exact' | 'synonym' | 'typo' | 'values'
}

/** A proposal the office confirms or changes. */
export interface SuggestedMapping {
  readonly mapping: ColumnMapping
  readonly suggestions: readonly ColumnSuggestion[]
  readonly unmapped: readonly string[]
}

const CONFIDENCE = { exact: 1, synonym: 0.9, typo: 0.7, values: 0.4 } as const

/** The heading as it stands, and without the noun the table is about. */
function variants(heading: string, target: ImportTarget): readonly (readonly string[])[] {
  const words = headingWords(heading)
  const rest = words.filter((word) => !TARGET_WORDS[target].includes(word))
  return rest.length > 0 && rest.length < words.length ? [words, rest] : [words]
}

interface Dictionary {
  readonly keys: ReadonlyMap<string, string>
  readonly spellings: readonly (readonly [string, string])[]
}

const dictionaries = new Map<ImportTarget, Dictionary>()

function dictionaryOf(target: ImportTarget): Dictionary {
  const made = dictionaries.get(target)
  if (made) return made
  const keys = new Map<string, string>()
  const spellings: [string, string][] = []
  for (const [field, synonyms] of Object.entries(MAPPING_FIELDS[target])) {
    for (const synonym of synonyms) {
      const key = headingKey(headingWords(synonym))
      if (!keys.has(key)) keys.set(key, field)
      spellings.push([oneWord(synonym), field])
    }
  }
  const dictionary = { keys, spellings }
  dictionaries.set(target, dictionary)
  return dictionary
}

function byHeading(column: string, target: ImportTarget): readonly ColumnSuggestion[] {
  const { keys, spellings } = dictionaryOf(target)
  const suggest = (field: string, reason: 'exact' | 'synonym' | 'typo', shift = 0): ColumnSuggestion => ({
    field,
    column,
    confidence: CONFIDENCE[reason] - shift,
    reason,
  })
  return variants(column, target).flatMap((words, index) => {
    const word = words.join('')
    const field = keys.get(headingKey(words))
    // The whole heading says more than what is left of it.
    const shift = index * 0.02
    if (field) return [suggest(field, oneWord(field) === word ? 'exact' : 'synonym', shift)]
    const typo = spellings.find(([spelling]) => isTypoOf(word, spelling))
    return typo ? [suggest(typo[1], 'typo', shift)] : []
  })
}

const SAMPLE = 50

function looksLike(values: readonly string[], today: string): 'date' | 'email' | 'phone' | undefined {
  if (values.length === 0) return undefined
  const share = (test: (value: string) => boolean): boolean =>
    values.filter(test).length >= values.length * 0.8
  if (share(isEmail)) return 'email'
  if (
    share(
      (value) =>
        /^[+(]?\d[\d\s().-]{8,17}\d$/.test(value) &&
        /\D/.test(value) &&
        value.replace(/\D/g, '').length >= 10,
    )
  )
    return 'phone'
  const { order } = detectDateOrder(values, today)
  const written = share(
    (value) => /\D/.test(value) && 'day' in readDate(value, order, Number(today.slice(0, 4))),
  )
  return written ? 'date' : undefined
}

const LOOKS: Readonly<Record<ImportTarget, Readonly<Partial<Record<'date' | 'email' | 'phone', string>>>>> = {
  students: { date: 'birthDate', phone: 'guardian1Phone' },
  staff: { email: 'email', phone: 'phone' },
  organizations: { email: 'email', phone: 'phones' },
  services: { email: 'email', phone: 'phones' },
  locations: { phone: 'phones' },
  absences: { date: 'onDay' },
  incidents: { date: 'onDay' },
}

function byValues(
  table: Table,
  column: string,
  target: ImportTarget,
  today: string,
): readonly ColumnSuggestion[] {
  const position = table.columns.indexOf(column)
  const values: string[] = []
  for (const cells of table.rows) {
    const value = trimmed(cells[position])
    if (value !== '') values.push(value)
    if (values.length === SAMPLE) break
  }
  const look = looksLike(values, today)
  const field = look && LOOKS[target][look]
  return field ? [{ field, column, confidence: CONFIDENCE.values, reason: 'values' }] : []
}

/** A list of clinics, each giving one thing, names no service: whoever gives it names it. */
function named(suggestions: readonly ColumnSuggestion[], target: ImportTarget): readonly ColumnSuggestion[] {
  const isNamed = target !== 'services' || suggestions.some(({ field }) => field === 'name')
  return isNamed
    ? suggestions
    : suggestions.map((each) => (each.field === 'organizationName' ? { ...each, field: 'name' } : each))
}

/** Proposes which column is which field, each field and each column at most once. */
export function suggestMapping(table: Table, target: ImportTarget, today: string): SuggestedMapping {
  const unnamed = new Set(table.unnamedColumns.map(({ column }) => column))
  const candidates = table.columns.flatMap((column) => [
    ...(unnamed.has(column) ? [] : byHeading(column, target)),
    ...byValues(table, column, target, today),
  ])
  const chosen = new Map<string, ColumnSuggestion>()
  const taken = new Set<string>()
  for (const candidate of candidates.toSorted((left, right) => right.confidence - left.confidence)) {
    if (chosen.has(candidate.field) || taken.has(candidate.column)) continue
    chosen.set(candidate.field, candidate)
    taken.add(candidate.column)
  }
  const suggestions = named([...chosen.values()], target)
  return {
    mapping: { target, columns: Object.fromEntries(suggestions.map(({ field, column }) => [field, column])) },
    suggestions,
    unmapped: table.columns.filter((column) => !taken.has(column)),
  }
}

/** The name under which a mapping is remembered: the same headings in any order, case and punctuation give the same. */
export function headerSignature(table: Pick<Table, 'columns' | 'unnamedColumns'>): string {
  const unnamed = new Set(table.unnamedColumns.map(({ column }) => column))
  const words = table.columns.filter((column) => !unnamed.has(column)).map(oneWord)
  return createHash('sha256').update(words.toSorted().join('\n')).digest('hex').slice(0, 32)
}

const FILE_NAMES: Readonly<Record<ImportTarget, RegExp>> = {
  students: /student|pupil|roster|enrol|alumn|estudiante/,
  staff: /staff|teacher|employee|faculty|personal|maestr|docente/,
  organizations: /organi[sz]|agenc|provider|proveedor/,
  services: /service|program|servicio|resource|director/,
  locations: /location|site|sede|ubicacion|office/,
  absences: /absen|attend|ausen|asisten|tard/,
  incidents: /incident|disciplin|behavio|conduct/,
}

/** Fields without which a table is hardly about the target. */
const TELLING: Readonly<Record<ImportTarget, readonly (readonly string[])[]>> = {
  students: [
    ['givenName', 'familyName', 'fullName'],
    ['birthDate', 'grade', 'localId', 'homeroom', 'guardian1Name'],
  ],
  staff: [['givenName', 'familyName', 'fullName'], ['position']],
  organizations: [['name']],
  services: [['name']],
  locations: [['name', 'address']],
  absences: [['localId'], ['onDay'], ['absenceKind']],
  incidents: [
    ['localId', 'onDay'],
    ['incidentKey', 'what'],
    ['incidentKey', 'onDay'],
  ],
}

/** Lists of people may name a day and a kind as well; a list of days and kinds that names people is one of days. */
const TELLS_MORE: Readonly<Partial<Record<ImportTarget, number>>> = { absences: 0.2, incidents: 0.2 }

function fitness(table: Table, target: ImportTarget, today: string): number {
  const { suggestions, mapping } = suggestMapping(table, target, today)
  if (!TELLING[target].every((fields) => fields.some((field) => Object.hasOwn(mapping.columns, field))))
    return 0
  const covered = suggestions.reduce(
    (sum, { confidence, reason }) => sum + (reason === 'values' ? 0 : confidence),
    0,
  )
  return (
    covered / table.columns.length +
    (FILE_NAMES[target].test(table.name) ? 0.5 : 0) +
    (TELLS_MORE[target] ?? 0)
  )
}

/** What the rows of a table seem to be about, from its headings and its file's name; nothing when neither says. */
export function suggestTarget(table: Table, today: string): ImportTarget | undefined {
  // The keys of MAPPING_FIELDS are targets.
  const targets = Object.keys(MAPPING_FIELDS) as ImportTarget[]
  const scored = targets.map((target) => ({ target, score: fitness(table, target, today) }))
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left))
  return best.score >= 0.4 ? best.target : undefined
}
