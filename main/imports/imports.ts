/*
 * The way of a file, folder by folder: bytes become tables in ../spreadsheet; `recognise` says what the tables are;
 * one-roster/, hsds/ and mapping/ read their cells with reading/ into the drafts of drafts/, through `read-draft`;
 * `preview-import` compares a draft with the office: directory/ and roster/ plan what would become of each record;
 * their commits write that plan in one step. attendance/ does the same with who was absent and what happened. Between the steps an import waits in `staging`, in memory only.
 */
import { setImmediate } from 'node:timers/promises'

import { AppError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ImportChoices } from '#shared/api/imports.ts'
import { ImportSubject, type ImportTable, type TableMapping } from '#shared/domain/import.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { CommandContext, Handlers, TaskContext } from '../context.ts'
import { rowChanges } from '../db/row-changes.ts'
import type { ReadableDb } from '../db/types.ts'
import type { ChosenFile } from '../host.ts'
import { directoryStamp } from '../providers/directory-rows.ts'
import { settings } from '../school/school.ts'
import { readChosen, type Source } from '../spreadsheet/read-folder.ts'
import { stopIfCancelled } from '../spreadsheet/read-table.ts'
import type { Note, Table } from '../spreadsheet/table.ts'
import {
  describeSpreadsheet,
  describeStandard,
  mappingFields,
  proposeMapping,
  sentence,
  type ProposedTable,
} from './describe-import.ts'
import { commitAttendance, takeAttendanceBack, undoAttendance } from './attendance/commit-attendance.ts'
import { attendancePlanStamp } from './attendance/plan-attendance.ts'
import { commitDirectory } from './directory/commit-directory.ts'
import { findAnyWrite } from './directory/import-writes.sql.ts'
import { rememberHeld } from './directory/missing-records.ts'
import { rememberWrites } from './directory/remember-writes.ts'
import { takeImportBack } from './directory/take-import-back.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importRows, listImports, saveMapping } from './imports.sql.ts'
import { headerSignature } from './mapping/column-mapping.ts'
import { newestDay } from './newest-day.ts'
import { previewImport } from './preview-import.ts'
import { readDraft, subjectOf, type Draft } from './read-draft.ts'
import { recognise, type Recognised } from './recognise.ts'
import { rejectFile } from './reject-file.ts'
import { commitRoster } from './roster/commit-roster.ts'
import { rosterStamp } from './roster/plan-roster.ts'
import { everyBond } from './roster/roster-rows.sql.ts'
import type { StagedImport, StagedPreview } from './staging.ts'

const REJECTED_ROWS = 'footbridge-rejected-rows.csv'

/** More files of one import than these are not named in the list. */
const MOST_NAMED = 20

const KINDS = {
  'one-roster': 'one-roster',
  hsds: 'hsds',
  'students-table': 'spreadsheet',
  'providers-tables': 'spreadsheet',
  'attendance-tables': 'spreadsheet',
  unknown: 'spreadsheet',
} as const satisfies Record<Recognised['kind'], StagedImport['kind']>

const NO_CHOICES = {
  values: {},
  dateOrders: {},
  headings: {},
  gradeColumn: null,
  school: null,
  repairs: [],
  repairAll: [],
  markMissingAsLeft: null,
}

/** Lets a pressed "Cancel" arrive before the next long step. */
async function breathe({ signal }: Pick<TaskContext, 'signal'>): Promise<void> {
  await setImmediate()
  stopIfCancelled(signal)
}

async function chosenFiles(
  { host }: Pick<TaskContext, 'host'>,
  tokens: readonly string[] | null,
  from: 'files' | 'folder',
): Promise<readonly ChosenFile[]> {
  const files = tokens
    ? await Promise.all(tokens.map((token) => host.fileFor(token)))
    : await host.chooseFiles(from)
  if (files.length === 0) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
  return files
}

const SUBJECTS = ImportSubject.options

/** Tables about something else than most are left to an import of their own. */
function ofOneSubject(
  proposed: readonly ProposedTable[],
  { kind }: Recognised,
): { readonly tables: readonly ProposedTable[]; readonly others: readonly Table[] } {
  const counts = Map.groupBy(
    proposed.flatMap(({ mapping: { target } }) => (target ? [subjectOf(target)] : [])),
    (subject) => subject,
  )
  const countOf = (subject: ImportSubject): number => counts.get(subject)?.length ?? 0
  const most = SUBJECTS.reduce((one, other) => (countOf(other) > countOf(one) ? other : one))
  const subject = kind === 'providers-tables' ? 'providers' : most
  const differs = ({ mapping: { target } }: ProposedTable) => target !== null && subjectOf(target) !== subject
  return {
    tables: proposed.map((table) =>
      differs(table) ? { ...table, mapping: { ...table.mapping, target: null } } : table,
    ),
    others: proposed.filter(differs).map(({ table }) => table),
  }
}

interface Understood {
  readonly tables: ImportTable[]
  readonly mapping: readonly TableMapping[] | null
  readonly subject: ImportSubject | null
  readonly notes: readonly Note[]
  readonly asTheyStand: Draft | null
}

function understandSpreadsheets(
  db: ReadableDb,
  { tables }: Source,
  recognised: Recognised,
  today: string,
): Understood {
  const proposed = tables.map((table) => proposeMapping(db, table, recognised.targets.get(table.name), today))
  const { tables: chosen, others } = ofOneSubject(proposed, recognised)
  const target = chosen.find(({ mapping }) => mapping.target !== null)?.mapping.target
  return {
    tables: chosen.map((table) => describeSpreadsheet(table, today)),
    mapping: chosen.map(({ mapping }) => mapping),
    subject: target ? subjectOf(target) : null,
    notes: others.map(({ fileName }) => ({
      message: 'imports:operations.otherSubject',
      values: { file: fileName },
    })),
    asTheyStand: null,
  }
}

function understandStandard(source: Source, kind: 'one-roster' | 'hsds', today: string): Understood {
  const draft = readDraft({ source, kind, mapping: null }, NO_CHOICES, today)
  return {
    tables: source.tables.map((table) => describeStandard(table, draft)),
    mapping: null,
    subject: draft.subject,
    notes: [],
    asTheyStand: draft,
  }
}

/** Whether nothing was said about how the files are to be read. */
function isReadAsItStands({ values, dateOrders, headings, gradeColumn, school }: ImportChoices): boolean {
  const said = [values, dateOrders, headings].some((each) => Object.keys(each).length > 0)
  return !said && gradeColumn === null && school === null
}

/** Only the vault tells whether an import was written: one that failed or was taken back can be brought in again. */
function refuseTwice(db: ReadableDb, importId: string): void {
  const before = importRows.find(db, { id: importId })
  if (before && before.takenBackAt === null) throw ruleError('imports:operations.alreadyImported')
}

function previewed(db: ReadableDb, importId: string, staged: StagedImport): StagedPreview {
  refuseTwice(db, importId)
  if (!staged.preview) throw ruleError('imports:operations.previewFirst')
  return staged.preview
}

function rememberMappings(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  { source }: StagedImport,
  { mapping, subject }: StagedPreview,
): void {
  for (const { name, ...remembered } of mapping) {
    const table = source.tables.find((found) => found.name === name)
    if (table && remembered.target !== null)
      saveMapping(db, {
        signature: headerSignature(table),
        kind: subject,
        mapping: JSON.stringify(remembered),
        usedAt: now,
      })
  }
}

function studentsOfContacts(db: ReadableDb): ReadonlyMap<string, readonly string[]> {
  const ties = Map.groupBy(everyBond(db, {}), ({ contactId }) => contactId)
  return new Map([...ties].map(([contactId, bonds]) => [contactId, bonds.map(({ studentId }) => studentId)]))
}

const STAMPS: Readonly<Record<ImportSubject, (db: ReadableDb) => string>> = {
  roster: rosterStamp,
  providers: directoryStamp,
  attendance: attendancePlanStamp,
}

interface WrittenPlan {
  readonly takeBack: (later: CommandContext) => void
  readonly written: Parameters<typeof rememberWrites>[2]
}

/** Writes a plan into what it is about; answers how it is taken back, and what is remembered of it row by row. */
function writePlan(context: CommandContext, importId: string, plan: StagedPreview['plan']): WrittenPlan {
  const { db } = context
  if ('attendance' in plan) {
    commitAttendance(db, importId, plan.attendance)
    return { takeBack: (later) => undoAttendance(later, importId), written: [] }
  }
  const changes = rowChanges()
  if ('directory' in plan) return commitDirectory(context, plan.directory, changes)
  return { takeBack: commitRoster(context, plan.roster, changes, studentsOfContacts(db)), written: [] }
}

function commitPlan(context: CommandContext, importId: string, staged: StagedImport) {
  const { db, now, session } = context
  const preview = previewed(db, importId, staged)
  if (STAMPS[preview.subject](db) !== preview.stamp) throw ruleError('imports:operations.changedSincePreview')
  const counts = [...preview.counts]
  const about = { kind: staged.kind, subject: preview.subject, at: now, by: session.accountId, counts }
  const { files, newestOn, fingerprint } = staged
  const { missing } = preview
  const kept = {
    ...{ id: importId, ...about, files, newestOn, fingerprint, missing },
    ...{ takenBackAt: null, stays: [] },
  }
  importRows.save(db, kept)
  const { takeBack, written } = writePlan(context, importId, preview.plan)
  rememberWrites(db, importId, written)
  if ('directory' in preview.plan) rememberHeld(db, importId, preview.plan.held)
  rememberMappings(context, staged, preview)
  context.undoable((later) => {
    takeBack(later)
    importRows.save(later.db, { ...kept, takenBackAt: later.now })
  })
  return { importId, counts, undecided: preview.undecided }
}

/** Files become records: read, previewed, then written in one step or not at all. */
export const imports: Handlers<Contract['imports']> = {
  async read(context, { tokens, from }) {
    const { db, session, today, signal, staged } = context
    const files = await chosenFiles(context, tokens, from)
    const source = await readChosen(files, {
      signal,
      progress: (done, total) => context.progress(done, total),
    })
    await breathe(context)
    const recognised = recognise(source.tables, today, source.packageVersion)
    const kind = KINDS[recognised.kind]
    const { tables, mapping, subject, notes, asTheyStand } =
      kind === 'spreadsheet'
        ? understandSpreadsheets(db, source, recognised, today)
        : understandStandard(source, kind, today)
    const importId = context.newId()
    return () => {
      staged.keep(session.accountId, importId, {
        source,
        kind,
        recognised,
        mapping,
        asTheyStand,
        files: files.map(({ name }) => name).slice(0, MOST_NAMED),
        newestOn: newestDay(source.tables, today),
        fingerprint: fingerprintOf(source.tables),
        preview: null,
      })
      return {
        importId,
        kind,
        version: recognised.version,
        subject,
        why: [recognised.why, ...(recognised.also ?? []), ...notes].map(sentence),
        skipped: source.skipped.map(sentence),
        tables,
        fields: mappingFields(),
        mapping: mapping && mapping.map((table) => ({ ...table })),
      }
    }
  },

  async preview(context, { importId, ...choices }) {
    const { db, session, today, staged } = context
    const found = staged.get(session.accountId, importId)
    refuseTwice(db, importId)
    context.progress(0, 2)
    await breathe(context)
    const draft = (isReadAsItStands(choices) && found.asTheyStand) || readDraft(found, choices, today)
    context.progress(1, 2)
    await breathe(context)
    const { shown, preview } = previewImport(importId, found, draft, choices, context)
    context.progress(2, 2)
    await breathe(context)
    return () => {
      staged.keep(session.accountId, importId, { ...found, preview })
      return shown
    }
  },

  problems({ session, staged }, { importId, group, limit, offset }) {
    const found = staged.get(session.accountId, importId)
    const rows = found.preview?.problems.get(group) ?? []
    return { rows: rows.slice(offset, offset + limit), total: rows.length }
  },

  async commit(context, { importId }) {
    const { db, session, staged } = context
    const found = staged.get(session.accountId, importId)
    previewed(db, importId, found)
    await breathe(context)
    return (later) => commitPlan(later, importId, found)
  },

  async saveRejects(context, { importId }) {
    const { host, session, staged, leaving } = context
    const found = staged.get(session.accountId, importId)
    if (!found.preview) throw ruleError('imports:operations.previewFirst')
    const { language } = settings.mine(context, {})
    const { bytes, rows } = rejectFile(found.preview.rejected, found.source.tables, language)
    const told = (saved: boolean) => () => ({ importId, saved, rows })
    leaving(told(true))
    return told(await host.saveFile(REJECTED_ROWS, bytes))
  },

  discard({ session, staged }, { importId }) {
    staged.forget(session.accountId, importId)
    return {}
  },

  takeBack(context, { importId }) {
    const isAttendance = importRows.find(context.db, { id: importId })?.subject === 'attendance'
    return isAttendance ? takeAttendanceBack(context, importId) : takeImportBack(context, importId)
  },

  list({ db }) {
    const names = accountNames(db)
    return listImports(db, {}).map(
      ({ by, counts, files, stays, missing, newestOn: _, fingerprint: __, ...row }) => ({
        ...row,
        byName: names[by] ?? '',
        counts: [...counts],
        files: [...files],
        stays: [...stays],
        missing: [...missing],
        canTakeBack:
          row.takenBackAt === null &&
          (row.subject === 'attendance' || findAnyWrite(db, { importId: row.id }) === true),
      }),
    )
  },
}
