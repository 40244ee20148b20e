import type { ReactElement } from 'react'

import { InterimSupportDraft } from '#shared/domain/interim-support.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { NumberField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

const Draft = InterimSupportDraft.omit({ caseId: true })

/** Where support that was interrupted while it was written down is kept. */
export const supportKey = (caseId: string): string => `cases.support.${caseId}`

/** Writes down what the school gave: what, when, and in one line how it was. */
export function SupportForm({
  caseId,
  onDone,
}: {
  readonly caseId: string
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const log = useCommand(api.supports.log)
  const form = useRecordForm(Draft, {
    defaults: { givenBy: '', minutes: null, words: '' },
    save: async (support) => {
      await log.run({ ...support, caseId })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(supportKey(caseId), form)
  return (
    <KeptBox of={form} kept={kept} save={t('plans:support.save')} onCancel={onDone}>
      <FieldRow>
        <SelectField
          of={form}
          name="kind"
          label={t('plans:support.kind')}
          choices={Draft.shape.kind.options.map((value) => ({
            value,
            label: t(`vocabulary:supportKind.${value}`),
          }))}
          required
        />
        <DateField of={form} name="onDay" label={t('plans:support.onDay')} past required />
        <NumberField of={form} name="minutes" label={t('plans:support.minutes')} />
      </FieldRow>
      <FieldRow>
        <TextField of={form} name="words" label={t('plans:support.words')} />
        <TextField of={form} name="givenBy" label={t('plans:support.givenBy')} />
      </FieldRow>
    </KeptBox>
  )
}
