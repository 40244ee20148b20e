import type { ReactElement } from 'react'
import { z } from 'zod'

import { Day, Id, Line } from '#shared/domain/fields.ts'
import type { MeetingItem } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { draftKey } from './draft-keys.ts'

const Decision = z.object({ what: Line, ownerId: Id, dueOn: Day })

/** Who does what by when; nothing of it is filled in before. */
export function DecideForm({
  item: { id, caseId },
  onDone,
}: {
  readonly item: MeetingItem
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const record = useAnswer(api.cases.get, { id: caseId ?? '' }, { enabled: caseId !== null })
  const workers = record.data?.workers
  const choices = workers ? owners.filter(({ value }) => workers.includes(value)) : owners
  const decide = useCommand(api.meetings.decide)
  const form = useRecordForm(Decision, {
    defaults: { what: '', ownerId: '', dueOn: '' },
    save: async (decided) => {
      await decide.run({ itemId: id, ...decided })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey('decide', { id, caseId }), form)
  return (
    <KeptBox of={form} kept={kept} save={t('meetings:decisions.save')} onCancel={onDone}>
      <TextField
        of={form}
        name="what"
        label={t('meetings:decisions.what')}
        {...(caseId !== null && { description: t('meetings:decisions.whatHint') })}
        required
        autoFocus
      />
      <FieldRow>
        <SelectField
          of={form}
          name="ownerId"
          label={t('meetings:decisions.who')}
          choices={choices}
          required
        />
        <DueDayField of={form} name="dueOn" label={t('meetings:decisions.by')} empty="text" required />
      </FieldRow>
    </KeptBox>
  )
}
