import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { Day, Id, Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { planKey } from './planning.ts'

const Draft = z.object({ name: Line, ownerId: Id, dueOn: Day })

/** One more look at a case, on a day of one's own choosing. */
export function FollowUpForm({
  record: { case: one, workers },
  onDone,
}: {
  readonly record: CaseRecord
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const plan = useCommand(api.tasks.plan)
  const form = useRecordForm(Draft, {
    defaults: { name: '' },
    save: async (followUp) => {
      await plan.run({ ...followUp, caseId: one.id })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(planKey(one.id, 'follow-up'), form)
  return (
    <KeptBox of={form} kept={kept} save={t('plans:followUp.save')} onCancel={onDone}>
      <TextField of={form} name="name" label={t('plans:followUp.name')} required autoFocus />
      <FieldRow>
        <SelectField
          of={form}
          name="ownerId"
          label={t('plans:followUp.owner')}
          choices={owners.filter(({ value }) => workers.includes(value))}
          required
        />
        <DueDayField of={form} name="dueOn" label={t('plans:followUp.dueOn')} required />
      </FieldRow>
    </KeptBox>
  )
}
