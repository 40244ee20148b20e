import { z } from 'zod'

import { DaySpan } from '../domain/attendance.ts'
import { Day, Id, Instant, Nothing } from '../domain/fields.ts'
import {
  HeadingSuggestion,
  IgnoredColumn,
  ImportCounts,
  ImportKind,
  ImportProblem,
  ImportQuestion,
  ImportSample,
  ImportSubject,
  ImportTable,
  ImportTarget,
  MappingField,
  MissingRecord,
  ProblemGroup,
  QuestionKind,
  Repair,
  RepairKind,
  Sentence,
  StayingRecord,
  TableMapping,
  UnknownValue,
} from '../domain/import.ts'
import { command, query, task } from './operation.ts'
import { officeWork } from './roles.ts'

const Chosen = z.object({ importId: Id })

/** Files as they were understood, before anything is compared or written. */
export const ReadImport = z.object({
  importId: Id,
  kind: ImportKind,
  version: z.string().nullable(),
  /** `null` while nobody knows: the office chooses a target for a table. */
  subject: ImportSubject.nullable(),
  why: z.array(Sentence),
  /** Files nothing was read from. */
  skipped: z.array(Sentence),
  tables: z.array(ImportTable),
  /** The fields a column can be mapped to, by what the rows are about. */
  fields: z.record(ImportTarget, z.array(MappingField)),
  /** The mapping to begin with; `null` when the kind needs none. */
  mapping: z.array(TableMapping).nullable(),
})
export type ReadImport = z.infer<typeof ReadImport>

/** What the office says about an import; everything it leaves out stays as it was proposed. */
const Choices = z.object({
  mapping: z.array(TableMapping).max(300).optional(),
  /** For OneRoster and HSDS: what unknown values mean and how days are written, by field and by column. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  dateOrders: TableMapping.shape.dateOrders,
  /** Misspelt headings: the expected one, by table and by the one in the file. */
  headings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** For OneRoster: the column of `users` that holds the grade, when it is not the standard one. */
  gradeColumn: z.string().nullable().default(null),
  /** For OneRoster: only the students of this school, by its id in the export. */
  school: z.string().nullable().default(null),
  /** Answers to questions, by their id. */
  repairs: z
    .array(z.object({ id: z.string(), repair: Repair }))
    .max(20_000)
    .default([]),
  /** One answer to every question of a kind that offers it. */
  repairAll: z.array(z.object({ kind: QuestionKind, repair: RepairKind })).default([]),
  /**
   * What is not in the files is so no more: students have left, absences of the same days never were. `null` leaves it to
   * the files: true for a whole roster, and where a file tells of most students an earlier one told of.
   */
  markMissingAsLeft: z.boolean().nullable().default(null),
})
export type ImportChoices = z.infer<typeof Choices>

/** What would happen, row by row; nothing is written yet. */
export const ImportPreview = z.object({
  importId: Id,
  subject: ImportSubject,
  /** `everyone`: who is missing from the files has left. `changes`: they say nothing about others. */
  covers: z.enum(['everyone', 'changes']),
  markMissingAsLeft: z.boolean(),
  counts: z.array(ImportCounts),
  /** Up to 200 of each kind and status. */
  samples: z.array(ImportSample),
  problems: z.array(ProblemGroup),
  /** Up to 500; `questionCounts` says how many there are. */
  questions: z.array(ImportQuestion),
  questionCounts: z.array(z.object({ kind: QuestionKind, count: z.int(), undecided: z.int() })),
  unknownValues: z.array(UnknownValue),
  headingSuggestions: z.array(HeadingSuggestion),
  ignoredColumns: z.array(IgnoredColumn),
  dates: z.array(
    ImportTable.shape.columns.element.shape.dates.unwrap().extend({ table: z.string(), column: z.string() }),
  ),
  schools: z.array(z.object({ sourceId: z.string(), name: z.string(), students: z.int() })),
  notes: z.array(Sentence),
  /** For attendance: which days the files tell of, and which of those an earlier file told of. */
  spans: z.array(DaySpan.extend({ about: z.enum(['absences', 'incidents']), replaces: DaySpan.nullable() })),
  /** Rows nothing is kept of because nothing has to be: somebody was there, saw it, or stands in another row. */
  passedOver: z.int(),
  /** For a directory: how many rows each of its files has, and how many of those are left out; all others are taken. */
  files: z.array(z.object({ table: z.string(), rows: z.int(), leftOut: z.int() })),
  /** The newest day of the files, and of what came in before, where that is newer; `null` where it is not. */
  older: z.object({ newestOn: Day, known: Day }).nullable(),
  /** When these very files came in before, and whether others of a directory came after them; `null` where they did not. */
  before: z.object({ at: Instant, isOlder: z.boolean() }).nullable(),
  /** Up to 500 of what the last import of the same directory held and this one does not; `missingCount` is how many. */
  missing: z.array(MissingRecord),
  missingCount: z.int(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

const Done = z.object({
  importId: Id,
  counts: z.array(ImportCounts),
  /** Words both sides changed and nobody decided about: the office’s stay, and it is asked again. */
  undecided: z.int(),
})

const about = ({ importId }: { importId: string }) => importId

export const imports = {
  /** Reads files and says what they seem to be; `tokens: null` asks the office for them. Nothing is written. */
  read: task({
    input: z.object({
      tokens: z.array(z.string().max(500)).min(1).max(300).nullable(),
      from: z.enum(['files', 'folder']).default('files'),
    }),
    output: ReadImport,
    may: officeWork,
    audit: { event: 'import.read', about },
  }),
  /** Compares the files with what the office has. Nothing is written. */
  preview: task({
    input: Chosen.extend(Choices.shape),
    output: ImportPreview,
    may: officeWork,
    audit: { event: 'import.previewed', about },
  }),
  /** The problems of one group, page by page. */
  problems: query({
    input: Chosen.extend({
      group: z.string(),
      limit: z.int().min(1).max(1000).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(ImportProblem), total: z.int() }),
    may: officeWork,
  }),
  /** Writes what the last preview showed, all of it or nothing. */
  commit: task({
    input: Chosen,
    output: Done,
    may: officeWork,
    audit: { event: 'import.committed', about },
  }),
  /** Saves the rows that were left out, each with the reason, for mending in a spreadsheet program. */
  saveRejects: task({
    input: Chosen,
    output: z.object({ importId: Id, saved: z.boolean(), rows: z.int() }),
    may: officeWork,
    audit: { event: 'import.rejects-saved', about },
  }),
  /** Forgets what was read. */
  discard: command({ input: Chosen, output: Nothing, may: officeWork, audit: 'not audited' }),
  /** Takes an import of a directory back, whoever brought it in and however long ago; what somebody built on stays. */
  takeBack: command({
    input: Chosen,
    output: z.object({ importId: Id, takenBack: z.int(), stays: z.array(StayingRecord) }),
    may: officeWork,
    audit: { event: 'import.taken-back', about },
  }),
  /** Imports of the past, the newest first. */
  list: query({
    input: Nothing,
    output: z.array(
      z.object({
        id: Id,
        kind: ImportKind,
        subject: ImportSubject,
        at: Instant,
        byName: z.string(),
        counts: z.array(ImportCounts),
        /** The names of its files, or of their folder; none of an import of before they were kept. */
        files: z.array(z.string()),
        /** `null` while it holds. */
        takenBackAt: Instant.nullable(),
        /** What stayed when it was taken back, and why. */
        stays: z.array(StayingRecord),
        /** What its directory held before and did not hold this time. */
        missing: z.array(MissingRecord),
        /** Whether what it wrote is remembered, so that it can be taken back after this sitting, too. */
        canTakeBack: z.boolean(),
      }),
    ),
    may: officeWork,
  }),
}
