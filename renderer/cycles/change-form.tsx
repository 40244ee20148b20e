import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CycleRecord } from '#shared/api/cycles.ts'
import { Day, Id, OptionalLine } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { QuestionLines, questionsIn } from './custom-form.tsx'
import { useLeaders } from './plan-section.tsx'

const Fields = z.object({ name: OptionalLine, dueOn: Day, ownerId: Id, questions: QuestionLines })

/** Who leads a cycle, by when, and what it wants to know. */
export function ChangeForm({
  cycle: { id, version, kind, name, dueOn, ownerId, ownerName, questions },
  onClose,
}: {
  readonly cycle: CycleRecord
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const leaders = useLeaders()
  const change = useCommand(api.cycles.change)
  const form = useRecordForm(Fields, {
    defaults: { name, dueOn, ownerId, questions: questions.join('\n') },
    save: async ({ questions: typed, ...fields }) => {
      await change.run({ id, version, ...fields, questions: questionsIn(typed) })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`cycles.change.${id}`, form)
  const isKnown = leaders.some(({ value }) => value === ownerId)
  return (
    <Dialog title={t('cycles:settings')} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {kind === 'custom' && <TextField of={form} name="name" label={t('cycles:custom.name')} required />}
        <FieldRow>
          <DateField of={form} name="dueOn" label={t('cycles:custom.dueOn')} empty="text" required />
          <SelectField
            of={form}
            name="ownerId"
            label={t('cycles:custom.owner')}
            choices={isKnown ? leaders : [...leaders, { value: ownerId, label: ownerName }]}
            required
          />
        </FieldRow>
        <TextArea
          of={form}
          name="questions"
          label={t('cycles:questions.label')}
          description={t('cycles:questions.hint')}
          lines={4}
        />
      </KeptBox>
    </Dialog>
  )
}
