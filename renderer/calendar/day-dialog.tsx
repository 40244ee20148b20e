import type { ReactElement } from 'react'
import { z } from 'zod'

import { OptionalLine } from '#shared/domain/fields.ts'
import { TimeOfDay } from '#shared/domain/follow-up.ts'
import { ClosureKind, onTheWall, type SchoolCalendarDraft, withDay } from '#shared/domain/school-calendar.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

const DayWish = z.object({
  kind: z.enum(['school', 'half', 'closed']),
  why: ClosureKind,
  name: OptionalLine,
  endsAt: TimeOfDay.nullable(),
})

/** What one day is: school, half of it, or none and why. */
export function DayDialog({
  day,
  calendar,
  save,
  onClose,
}: {
  readonly day: string
  readonly calendar: SchoolCalendarDraft
  readonly save: (draft: SchoolCalendarDraft) => Promise<unknown>
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const before = onTheWall(day, calendar)
  const form = useRecordForm(DayWish, {
    defaults: {
      kind: before.kind === 'closed' || before.kind === 'half' ? before.kind : 'school',
      why: before.kind === 'closed' ? before.closure.kind : 'weather',
      name:
        before.kind === 'closed' ? before.closure.name : before.kind === 'half' ? before.halfDay.name : '',
      endsAt: before.kind === 'half' ? before.halfDay.endsAt : null,
    },
    save: async (wish) => {
      await save(withDay(calendar, day, wish))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`calendar.day.${day}`, form)
  const kind = form.form.watch('kind')
  return (
    <Dialog title={longDay(day, locale)} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('calendar:day.save')} onCancel={onClose}>
        <ChoiceField
          of={form}
          name="kind"
          label={t('calendar:day.what')}
          choices={[
            { value: 'school', label: t('calendar:day.school') },
            { value: 'half', label: t('calendar:day.half') },
            { value: 'closed', label: t('calendar:day.none') },
          ]}
        />
        {kind === 'closed' && (
          <FieldRow>
            <SelectField
              of={form}
              name="why"
              label={t('calendar:closures.kind')}
              choices={ClosureKind.options.map((value) => ({
                value,
                label: t(`vocabulary:closureKind.${value}`),
              }))}
            />
            <TextField of={form} name="name" label={t('calendar:closures.name')} />
          </FieldRow>
        )}
        {kind === 'half' && (
          <FieldRow>
            <TextField
              of={form}
              name="endsAt"
              type="time"
              empty="null"
              label={t('calendar:halfDays.endsAt')}
            />
            <TextField of={form} name="name" label={t('calendar:halfDays.name')} />
          </FieldRow>
        )}
      </KeptBox>
    </Dialog>
  )
}
