import type { ImportChoices, ImportPreview } from '#shared/api/imports.ts'
import type { ImportedKind, ImportStatus, MissingRecord } from '#shared/domain/import.ts'

import { assertNever } from '#shared/assert-never.ts'

import type { TaskContext } from '../context.ts'
import { directoryStamp, wholeDirectory } from '../providers/directory-rows.ts'
import type { Note, Table, TableProblem } from '../spreadsheet/table.ts'
import { planAttendance } from './attendance/plan-attendance.ts'
import { sentence } from './describe-import.ts'
import { directoryRecords } from './directory/directory-records.ts'
import { heldIn } from './directory/held-records.ts'
import { withKnownMissing } from './directory/known-missing.ts'
import { mendDirectory } from './directory/mend-directory.ts'
import { missingRecords } from './directory/missing-records.ts'
import { type DirectoryPlan, planDirectory } from './directory/plan-directory.ts'
import type { AttendanceDraft } from './drafts/attendance-draft.ts'
import type { ProviderDraft } from './drafts/provider-draft.ts'
import type { RosterDraft } from './drafts/roster-draft.ts'
import { hsdsTable } from './hsds/hsds-tables.ts'
import { countFates, samplesOf, type Planned, type Planning, type Rejected } from './planned.ts'
import { groupProblems, groupsShown } from './problem-groups.ts'
import { findNewestDirectory, listDirectoryImports } from './imports.sql.ts'
import { answersFrom, questionsShown } from './questions.ts'
import type { Draft } from './read-draft.ts'
import { refuseKept } from './roster/refuse-kept.ts'
import { planRoster, rosterStamp } from './roster/plan-roster.ts'
import type { StagedImport, StagedPreview } from './staging.ts'

/** A plan with everything the preview says about it. */
interface Compared {
  readonly plan: StagedPreview['plan']
  readonly planned: readonly Planned<unknown>[]
  readonly rejected: readonly Rejected[]
  readonly questions: Parameters<typeof questionsShown>[0]
  readonly notes: readonly Note[]
  readonly markMissingAsLeft: boolean
  readonly spans?: ImportPreview['spans']
  readonly passedOver?: number
  readonly missing?: readonly MissingRecord[]
  readonly stamp: string
}

const KINDS: Readonly<Record<Draft['subject'], readonly ImportedKind[]>> = {
  roster: ['students', 'contacts', 'staff', 'rows'],
  providers: ['organizations', 'services', 'locations', 'rows'],
  attendance: ['absences', 'incidents'],
}

type Context = Pick<TaskContext, 'db' | 'session' | 'now' | 'today' | 'newId' | 'calendar'>

function compareRoster(
  draft: RosterDraft,
  { db, session }: Context,
  planning: Planning,
  asked: boolean | null,
): Compared {
  const { plan, ...rest } = planRoster(db, draft, planning, asked)
  refuseKept(db, session, { plan, ...rest })
  return {
    plan: { roster: plan },
    planned: [...plan.students, ...plan.contacts, ...plan.staff],
    ...rest,
    stamp: rosterStamp(db),
  }
}

/** More services than these are counted only. */
const MOST_NAMED = 12

/** New services that take nobody for now: among many new ones nobody sees which. */
function closedForNow({ services }: DirectoryPlan): readonly Note[] {
  const closed = services.filter(
    ({ status, after }) => status === 'new' && after.status === 'temporarily-closed',
  )
  const names = closed.slice(0, MOST_NAMED).map(({ name }) => name)
  const more = closed.length > MOST_NAMED ? ' …' : ''
  return closed.length === 0
    ? []
    : [
        {
          message: 'imports:operations.closedForNow',
          values: { count: closed.length, services: names.join(', ') + more },
        },
      ]
}

function compareDirectory(read: ProviderDraft, { db }: Context, planning: Planning): Compared {
  const known = wholeDirectory(db)
  const draft = withKnownMissing(read, known)
  const mended = mendDirectory(draft, planning.answers)
  const plan = planDirectory(directoryRecords(mended.draft), known, planning)
  const held = heldIn(plan, draft, known)
  const merged: Note = { message: 'imports:operations.merged', values: { count: mended.merged } }
  const parts: Note = { message: 'imports:operations.partsOfOthers', values: { count: plan.merged } }
  const yours: Note = { message: 'imports:operations.yoursStay', values: { count: plan.kept } }
  return {
    plan: { directory: plan, held },
    planned: [...plan.organizations, ...plan.services, ...plan.locations, ...plan.rows],
    rejected: mended.rejected,
    questions: [...mended.questions, ...plan.questions],
    notes: [
      ...(mended.merged > 0 ? [merged] : []),
      ...(plan.merged > 0 ? [parts] : []),
      ...(plan.kept > 0 ? [yours] : []),
      ...closedForNow(plan),
    ],
    markMissingAsLeft: false,
    missing: missingRecords(db, held, known),
    stamp: directoryStamp(db),
  }
}

function compareAttendance(draft: AttendanceDraft, context: Context, asked: boolean | null): Compared {
  const { plan, ...rest } = planAttendance(context, draft, asked)
  return { plan: { attendance: plan }, questions: [], ...rest }
}

function compare(read: Draft, context: Context, planning: Planning, asked: boolean | null): Compared {
  switch (read.subject) {
    case 'roster':
      return compareRoster(read.draft, context, planning, asked)
    case 'providers':
      return compareDirectory(read.draft, context, planning)
    case 'attendance':
      return compareAttendance(read.draft, context, asked)
    default:
      return assertNever(read)
  }
}

/** How new the files are, where what came in before is newer; `null` where it is not, or nobody knows. */
function olderThanKnown({ newestOn }: StagedImport, { db }: Context): ImportPreview['older'] {
  const known = findNewestDirectory(db, {}) ?? null
  return newestOn !== null && known !== null && newestOn < known ? { newestOn, known } : null
}

/** When the very same files came in before, and whether others came after them. */
function cameBefore({ fingerprint }: StagedImport, { db }: Context): ImportPreview['before'] {
  const imports = listDirectoryImports(db, {})
  const at = imports.findIndex((each) => each.fingerprint === fingerprint)
  const found = imports[at]
  return found ? { at: found.at, isOlder: at > 0 } : null
}

/** What the rows of a table are about, as far as the table says. */
function kindOfTable(
  name: string,
  { mapping }: Pick<StagedPreview, 'mapping'>,
  subject: Draft['subject'],
): ImportedKind {
  const target = mapping.find((table) => table.name === name)?.target
  if (target) return target
  if (subject === 'roster') return 'rows'
  const known = hsdsTable(name)
  return known === 'organization' || known === 'service' || known === 'location' ? `${known}s` : 'rows'
}

const ROLE_KINDS: readonly (readonly [RegExp, ImportedKind])[] = [
  [/student/i, 'students'],
  [/parent|guardian|relative/i, 'contacts'],
]

/** Who a row of `users.csv` that could not be read was about, by its role. */
function kindByRole(table: Table | undefined): (row: number) => ImportedKind {
  const position = table?.columns.findIndex((column) => column.toLowerCase() === 'role') ?? -1
  const places = new Map(table?.rowNumbers.map((row, index) => [row, index]))
  return (row) => {
    const role = table?.rows[places.get(row) ?? -1]?.[position] ?? ''
    return ROLE_KINDS.find(([shape]) => shape.test(role))?.[1] ?? (role === '' ? 'rows' : 'staff')
  }
}

/** Rows a reader left out: one each, however many problems it has. */
function rejectedRows(
  { subject, draft }: Draft,
  { source }: StagedImport,
  mapping: StagedPreview['mapping'],
): readonly Rejected[] {
  const users =
    subject === 'roster' && draft.source === 'one-roster'
      ? source.tables.find(({ name }) => name === 'users')
      : undefined
  const byRole = kindByRole(users)
  const rows = new Map<string, Rejected>()
  for (const { severity, table, row, message, values } of draft.problems) {
    if (severity !== 'error' || row === undefined || rows.has(`${table} ${row}`)) continue
    const kind = users?.name === table ? byRole(row) : kindOfTable(table, { mapping }, subject)
    const why = { message, ...(values && { values: { ...values } }) }
    rows.set(`${table} ${row}`, { kind, name: '', origin: { table, row }, why })
  }
  return [...rows.values()]
}

function fates(planned: readonly Planned<unknown>[], rejected: readonly Rejected[]) {
  const status = (kind: ImportedKind, fate: ImportStatus) => ({ kind, status: fate })
  return [
    ...planned.map((each) => status(each.kind, each.status)),
    ...rejected.map(({ kind }) => status(kind, 'rejected')),
  ]
}

function asProblems(rejected: readonly Rejected[]): TableProblem[] {
  return rejected.map(({ origin: { table, row }, why: { message, values } }) => ({
    ...{ table, row, message, severity: 'error' as const },
    ...(values && { values }),
  }))
}

/** More missing records than these are counted only. */
const MOST_MISSING = 500

/** How many rows of each file there are, and how many are left out. */
function fileByFile({ source }: StagedImport, rejected: readonly Rejected[]): ImportPreview['files'] {
  const out = Map.groupBy(rejected, ({ origin: { table } }) => table)
  return source.tables.map(({ name, rows, rowsSetAside }) => ({
    table: name,
    rows: rows.length + rowsSetAside,
    leftOut: new Set((out.get(name) ?? []).map(({ origin: { row } }) => row)).size,
  }))
}

/** Compares a draft with what the office has; nothing is written. */
export function previewImport(
  importId: string,
  staged: StagedImport,
  read: Draft,
  choices: ImportChoices,
  context: Context,
): { readonly shown: ImportPreview; readonly preview: StagedPreview } {
  const { subject, draft } = read
  const planning: Planning = {
    answers: answersFrom(choices),
    now: context.now,
    today: context.today,
    newId: () => context.newId(),
  }
  const compared = compare(read, context, planning, choices.markMissingAsLeft)
  const mapping = staged.kind === 'spreadsheet' ? (choices.mapping ?? staged.mapping ?? []) : []
  const rejected = [...rejectedRows(read, staged, mapping), ...compared.rejected]
  const problems = groupProblems([...draft.problems, ...asProblems(compared.rejected)])
  const counts = countFates(KINDS[subject], fates(compared.planned, rejected))
  const { missing = [] } = compared
  return {
    preview: {
      ...{ subject, plan: compared.plan, mapping, counts, problems, rejected, stamp: compared.stamp },
      missing: missing.slice(0, MOST_MISSING),
      undecided: compared.questions.filter(({ kind, decided }) => kind === 'both-changed' && !decided).length,
    },
    shown: {
      importId,
      subject,
      covers: read.subject === 'roster' ? read.draft.covers : 'changes',
      markMissingAsLeft: compared.markMissingAsLeft,
      counts,
      samples: samplesOf(compared.planned, rejected),
      problems: groupsShown(problems),
      ...questionsShown(compared.questions),
      unknownValues: [...draft.unknownValues],
      headingSuggestions: [...draft.headingSuggestions],
      ignoredColumns: [...draft.ignoredColumns],
      dates: [...draft.dates],
      schools: read.subject === 'roster' ? [...read.draft.schools] : [],
      spans: [...(compared.spans ?? [])],
      passedOver: compared.passedOver ?? 0,
      older: subject === 'providers' ? olderThanKnown(staged, context) : null,
      before: subject === 'providers' ? cameBefore(staged, context) : null,
      missing: missing.slice(0, MOST_MISSING),
      missingCount: missing.length,
      files: subject === 'providers' ? fileByFile(staged, rejected) : [],
      notes: [...draft.notes, ...compared.notes].map(sentence),
    },
  }
}
