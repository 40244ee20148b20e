import type { AttendanceKind } from '#shared/domain/attendance.ts'

import type { MappedTable } from '../mapping/provider-mapping.ts'
import type { AbsenceColumn } from '../mapping/mapping-fields.ts'
import type { DraftMark } from '../drafts/attendance-draft.ts'
import { attendanceKinds } from '../reading/attendance-values.ts'
import type { Cell, Collector } from '../reading/findings.ts'
import { viewMapped, type TableView } from '../reading/table-view.ts'
import { codeOf, minutesOf, noteUnused, shareOf } from './read-values.ts'

/** Marks of one file, and how many rows say that somebody was there. */
export interface ReadAbsences {
  readonly marks: readonly DraftMark[]
  readonly present: number
}

/** The kind of a cell; what was found once is not looked for again. */
function kindReader(collector: Collector): (cell: Cell) => string | null {
  const known = new Map<string, string>()
  return (cell) => {
    const before = known.get(cell.text)
    if (before !== undefined) return before
    const found = collector.choice(
      { ...cell, text: codeOf(cell.text) },
      'absenceKind',
      attendanceKinds,
      'error',
    )
    if (found !== null) known.set(cell.text, found)
    return found
  }
}

function markAt(
  view: TableView<AbsenceColumn>,
  index: number,
  { collector, kindOf }: { readonly collector: Collector; readonly kindOf: (cell: Cell) => string | null },
): DraftMark | 'present' | null {
  const origin = { table: view.table.name, row: view.rowNumber(index) }
  const localId = view.text(index, 'localId')
  if (localId === '') return collector.refuse(origin, 'imports:problems.studentNumberMissing')
  const onDay = collector.neededDay(view.cell(index, 'onDay'))
  if (onDay === null) return null
  const cell = view.cell(index, 'absenceKind')
  if (cell.text === '') return collector.refuse(origin, 'imports:problems.kindMissing')
  const value = codeOf(cell.text)
  if (collector.isLeftEmpty({ ...cell, text: value }, 'absenceKind'))
    return collector.refuse(origin, 'imports:problems.saysNothing', { value })
  const kind = kindOf(cell)
  if (kind === null) return null
  if (kind === 'present') return 'present'
  const share = shareOf(view.cell(index, 'share'), collector)
  const minutes = minutesOf(view.cell(index, 'minutes'), collector)
  // The list holds the kinds of the domain besides being present.
  return { ...origin, localId, onDay, kind: kind as AttendanceKind, share, minutes }
}

/** Reads a file of absences through the mapping of its columns. */
export function readAbsences({ table, mapping }: MappedTable, collector: Collector): ReadAbsences {
  const view = viewMapped<AbsenceColumn>(table, mapping.columns)
  collector.table(table)
  noteUnused(view, collector)
  collector.dates(table.name, view.heading('onDay'), view.values('onDay'))
  const marks: DraftMark[] = []
  let present = 0
  const reading = { collector, kindOf: kindReader(collector) }
  for (let index = 0; index < view.size; index += 1) {
    const mark = markAt(view, index, reading)
    if (mark === 'present') present += 1
    else if (mark !== null) marks.push(mark)
  }
  return { marks, present }
}
