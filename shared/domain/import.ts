import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'
import { Id } from './fields.ts'

// The catalogues' type names every message where one is made; across the bridge only its shape is checked.
const MessageName = z.string().regex(/^[a-zA-Z]+:[\w.]+$/) as unknown as z.ZodType<MessageKey, MessageKey>

/** A sentence of the catalogues with what it speaks of. */
export const Sentence = z.object({
  message: MessageName,
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Sentence = z.infer<typeof Sentence>

/** What files turned out to be; `spreadsheet` needs the mapper. */
export const ImportKind = z.enum(['one-roster', 'hsds', 'spreadsheet'])
export type ImportKind = z.infer<typeof ImportKind>

/** What an import brings: people of the school, the directory of providers, or who was absent and what happened. */
export const ImportSubject = z.enum(['roster', 'providers', 'attendance'])
export type ImportSubject = z.infer<typeof ImportSubject>

/** What the rows of a spreadsheet are about. */
export const ImportTarget = z.enum([
  'students',
  'staff',
  'organizations',
  'services',
  'locations',
  'absences',
  'incidents',
])
export type ImportTarget = z.infer<typeof ImportTarget>

/** What becomes of a column: its cells fill a field, stay beside the record as they are, are passed over, or never leave the file. */
export const ColumnUse = z.enum(['read', 'kept', 'ignored', 'never-read'])

/** How the days of a column are written. `serial` is the number a spreadsheet program keeps a day as. */
export const DateOrder = z.enum(['year-first', 'month-first', 'day-first', 'serial'])
export type DateOrder = z.infer<typeof DateOrder>

/** What was found out about a column of days; where it is not sure, the office should say. */
export const DatesFound = z.object({
  order: DateOrder,
  sure: z.boolean(),
  /** How many values can be read in this order only. */
  telling: z.int(),
  ambiguous: z.object({ value: z.string(), monthFirst: z.string(), dayFirst: z.string() }).nullable(),
  /** With years of two digits: the last year they can mean. */
  lastYear: z.int().nullable(),
})
export type DatesFound = z.infer<typeof DatesFound>

/** One column as it was understood. */
export const ImportColumn = z.object({
  name: z.string(),
  /** A few of its cells; none of a column that is never read. */
  samples: z.array(z.string()),
  use: ColumnUse,
  field: z.string().nullable(),
  /** From 0 to 1; `null` where nothing was guessed. */
  confidence: z.number().nullable(),
  reason: z.enum(['exact', 'synonym', 'typo', 'values', 'remembered', 'standard']).nullable(),
  dates: DatesFound.nullable(),
})
export type ImportColumn = z.infer<typeof ImportColumn>

/** What a column would be if the rows were about something; each field and each column at most once. */
export const ColumnGuess = z.object({
  field: z.string(),
  column: z.string(),
  reason: z.enum(['exact', 'synonym', 'typo', 'values']),
})
export type ColumnGuess = z.infer<typeof ColumnGuess>

/** One file as it was understood. */
export const ImportTable = z.object({
  name: z.string(),
  fileName: z.string(),
  /** `null`: nobody knows what its rows are about, or they need no mapping. */
  target: ImportTarget.nullable(),
  rows: z.int(),
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  /** Whether its mapping is the one used for the same headings before. */
  remembered: z.boolean(),
  notes: z.array(Sentence),
  columns: z.array(ImportColumn),
  /** What the columns would be, by what the rows may be about; empty where they need no mapping. */
  guesses: z.partialRecord(ImportTarget, z.array(ColumnGuess)),
})
export type ImportTable = z.infer<typeof ImportTable>

/** A field a column can be mapped to; `needed` when no row can do without it (one of a group is enough). */
export const MappingField = z.object({ field: z.string(), needed: z.boolean() })

/** A heading or a cell as it stands in a file, whose reader bounds it. */
const Name = z.string().max(100_000)

/** What the office says about one file: which column is which field, what values mean, how days are written. */
export const TableMapping = z.object({
  name: Name,
  /** `null` leaves the file out. */
  target: ImportTarget.nullable(),
  /** The column each field is read from. */
  columns: z.record(Name, Name),
  /** For a field, what a value of the file means; an empty meaning leaves the field empty. */
  values: z.record(Name, z.record(Name, Name)).default({}),
  /** For a column, how its days are written. */
  dateOrders: z.record(Name, DateOrder).default({}),
  /** How whole names without a comma are written; `null` while nobody said. */
  nameOrder: z.enum(['given-first', 'family-first']).nullable().default(null),
})
export type TableMapping = z.infer<typeof TableMapping>

/** A way to answer a question; the first of a list is the recommended one. */
export const Repair = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create-organization'), name: Name }),
  z.object({ kind: z.literal('attach'), key: Name, name: Name }),
  z.object({ kind: z.literal('keep-without') }),
  z.object({ kind: z.literal('keep-both') }),
  z.object({ kind: z.literal('merge'), into: Name }),
  z.object({ kind: z.literal('same-person'), id: Id }),
  z.object({ kind: z.literal('somebody-else') }),
  z.object({ kind: z.literal('leave-out') }),
  z.object({ kind: z.literal('keep-ours') }),
  z.object({ kind: z.literal('take-theirs') }),
])
export type Repair = z.infer<typeof Repair>

export const RepairKind = z.enum([
  'create-organization',
  'attach',
  'keep-without',
  'keep-both',
  'merge',
  'same-person',
  'somebody-else',
  'leave-out',
  'keep-ours',
  'take-theirs',
])

/** What only the office can decide. */
export const QuestionKind = z.enum([
  'service-without-organization',
  'location-without-organization',
  'link-to-missing',
  'same-id',
  'same-name',
  'already-known',
  'known-by-other-name',
  'probably-same-student',
  'number-of-another-student',
  'both-changed',
])
export type QuestionKind = z.infer<typeof QuestionKind>

/** Where something stands in the files; rows count as a spreadsheet program does, the headings being row 1. */
export const RowOrigin = z.object({ table: z.string(), row: z.int() })

const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One field before and after; a list or a table is written out as text. */
export const FieldChange = z.object({ field: z.string(), before: FieldValue, after: FieldValue })
export type FieldChange = z.infer<typeof FieldChange>

/** Who somebody is, in a question whether two are one. */
const PersonFacts = z.object({
  name: z.string(),
  localId: z.string().nullable(),
  birthDate: z.string().nullable(),
  grade: z.string().nullable(),
})

/** One thing only the office can decide, with the answer that holds meanwhile. */
export const ImportQuestion = z.object({
  id: z.string(),
  kind: QuestionKind,
  name: z.string(),
  /** What the file points at by name and does not have; an id says nothing to anybody. */
  missing: z.string().nullable(),
  /** What kind of record is missing. */
  link: z
    .enum(['organizationKey', 'serviceKey', 'locationKey', 'serviceAtLocationKey', 'contactKey', 'phoneKey'])
    .optional(),
  rows: z.array(RowOrigin),
  /** For a question about a student: the one in the file and the one the office has. */
  people: z.object({ inFile: PersonFacts, known: PersonFacts }).nullable(),
  /** For a record that both sides changed: `before` is the office's word, `after` the file's. */
  changes: z.array(FieldChange).optional(),
  repairs: z.array(Repair),
  chosen: Repair,
  decided: z.boolean(),
})
export type ImportQuestion = z.infer<typeof ImportQuestion>

/** Kinds of records an import counts; `rows` are those without a record of their own. */
export const ImportedKind = z.enum([
  'students',
  'contacts',
  'staff',
  'organizations',
  'services',
  'locations',
  'absences',
  'incidents',
  'rows',
])
export type ImportedKind = z.infer<typeof ImportedKind>

/** What becomes of a record. */
export const ImportStatus = z.enum(['new', 'changed', 'unchanged', 'left', 'rejected'])
export type ImportStatus = z.infer<typeof ImportStatus>

export const ImportCounts = z.object({
  kind: ImportedKind,
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  left: z.int(),
  rejected: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** One record of the preview. */
export const ImportSample = z.object({
  kind: ImportedKind,
  status: ImportStatus,
  name: z.string(),
  /** `null` for somebody the file does not name. */
  origin: RowOrigin.nullable(),
  /** Field by field; for a new record what it brings. */
  changes: z.array(FieldChange),
  why: Sentence.nullable(),
})
export type ImportSample = z.infer<typeof ImportSample>

/** One row-level problem. */
export const ImportProblem = z.object({
  table: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  message: MessageName,
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** Problems that one repair would mend, with the first few of them. */
export const ProblemGroup = z.object({
  id: z.string(),
  message: MessageName,
  severity: z.enum(['error', 'warning']),
  table: z.string(),
  column: z.string().nullable(),
  count: z.int(),
  first: z.array(ImportProblem),
})
export type ProblemGroup = z.infer<typeof ProblemGroup>

/** A value that is not one of those a field may have; `choices` is empty for languages, which are too many to list. */
export const UnknownValue = z.object({
  table: z.string(),
  column: z.string(),
  field: z.string(),
  value: z.string(),
  count: z.int(),
  choices: z.array(z.string()),
})
export type UnknownValue = z.infer<typeof UnknownValue>

/** A record of a directory that is not in its files any more. */
export const MissingRecord = z.object({
  kind: z.enum(['organizations', 'services']),
  name: z.string(),
  /** Whose service it is. */
  organization: z.string().nullable(),
})
export type MissingRecord = z.infer<typeof MissingRecord>

/** A column nothing was taken from, and why. */
export const IgnoredColumn = z.object({
  table: z.string(),
  column: z.string(),
  reason: z.enum(['no-use', 'extension', 'unnamed', 'kept-as-note', 'never-read']),
})
export type IgnoredColumn = z.infer<typeof IgnoredColumn>

/** A heading close to one that was expected; nothing is read from it until the office agrees. */
export const HeadingSuggestion = z.object({ table: z.string(), column: z.string(), expected: z.string() })
export type HeadingSuggestion = z.infer<typeof HeadingSuggestion>

/** Why something an import brought stays when the import is taken back. */
export const StaysBecause = z.enum(['changed', 'used', 'gone', 'holds', 'with'])
export type StaysBecause = z.infer<typeof StaysBecause>

/** A record that stays when its import is taken back, and why. */
export const StayingRecord = z.object({
  kind: ImportedKind,
  name: z.string(),
  why: StaysBecause,
})
export type StayingRecord = z.infer<typeof StayingRecord>
