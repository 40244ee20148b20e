import { z } from 'zod'

import type { TodayLine } from '#shared/api/today.ts'
import { SheetOutcome, SheetRow } from '#shared/domain/day-sheet.ts'
import { message } from '#shared/domain/fields.ts'
import type { RecordForm } from '#renderer/ui/form.tsx'

/** A line as it is typed; until something came of it, it is not entered at all. */
const Typed = z.object({
  outcome: SheetOutcome.nullish(),
  whom: SheetRow.shape.whom.default(null),
  words: z.string().default(''),
  dueOn: z.string().nullable().default(null),
})

/** The sheet as a form: every line that was told something is checked as the program checks it. */
export const sheetOf = (lines: readonly TodayLine[]) =>
  z.object({ rows: z.record(z.string(), Typed) }).transform(({ rows }, context) => {
    const entered = lines.flatMap(({ id, kind, version }) => {
      const row = rows[id]
      if (!row?.outcome) return []
      const checked = SheetRow.safeParse({ ...row, kind, version }, { reportInput: true })
      if (checked.success) return [[id, checked.data] as const]
      for (const issue of checked.error.issues)
        context.addIssue({ ...issue, path: ['rows', id, ...issue.path] })
      return []
    })
    if (lines.every(({ id }) => !rows[id]?.outcome))
      context.addIssue({ code: 'custom', path: [], message: message('today:sheet.chooseOne') })
    return { rows: Object.fromEntries(entered) }
  })

type Schema = ReturnType<typeof sheetOf>

export type SheetForm = RecordForm<z.input<Schema>, z.output<Schema>>
