import { z } from 'zod'

import type { TodayLine } from '#shared/api/today.ts'
import { SheetOutcome, SheetRow } from '#shared/domain/day-sheet.ts'
import { message } from '#shared/domain/fields.ts'
import type { RecordForm } from '#renderer/ui/form.tsx'

/** A line as it is typed, with the record as it was then; until something came of it, it is not entered at all. */
const Typed = z.object({
  kind: SheetRow.shape.kind.optional(),
  version: SheetRow.shape.version.optional(),
  /** What is written on the paper, for a line that is no longer due. */
  code: z.string().optional(),
  outcome: SheetOutcome.nullish(),
  whom: SheetRow.shape.whom.default(null),
  words: z.string().default(''),
  dueOn: z.string().nullable().default(null),
  toldAny: z.boolean().nullable().default(null),
  told: SheetRow.shape.told,
  withStatements: SheetRow.shape.withStatements,
  contestedUntold: SheetRow.shape.contestedUntold,
})

/** The sheet as a form: every line that was told something is checked as the program checks it, and none is passed over. */
export const sheetOf = (lines: readonly Pick<TodayLine, 'id'>[]) =>
  z.object({ rows: z.record(z.string(), Typed) }).transform(({ rows }, context) => {
    const told = Object.entries(rows).filter(([, { outcome }]) => outcome)
    if (told.length === 0)
      context.addIssue({ code: 'custom', path: [], message: message('today:sheet.chooseOne') })
    if (told.some(([id]) => !lines.some((line) => line.id === id)))
      context.addIssue({ code: 'custom', path: [], message: message('today:sheet.someAreGone') })
    const entered = told.flatMap(([id, row]) => {
      const checked = SheetRow.safeParse(row, { reportInput: true })
      if (checked.success) return [[id, checked.data] as const]
      for (const issue of checked.error.issues)
        context.addIssue({ ...issue, path: ['rows', id, ...issue.path] })
      return []
    })
    return { rows: Object.fromEntries(entered) }
  })

type Schema = ReturnType<typeof sheetOf>

export type SheetForm = RecordForm<z.input<Schema>, z.output<Schema>>
