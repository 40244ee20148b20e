import type { ReactElement } from 'react'

import { Words } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

const Draft = When.extend({ why: Words })

/** A step is left out with a reason; where parents are told, the reason is who decided what happens instead. */
export function LeaveOutForm({
  nobody,
  onBack,
  ...step
}: Step & { readonly nobody: boolean; readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const form = useRecordForm(Draft, {
    defaults: { ...when, why: entry?.said.kind === 'left-out' ? entry.said.why : '' },
    save: async ({ why, ...typed }) => {
      await write({ kind: 'left-out', why }, typed)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'left-out', entry?.id ?? null), form)
  return (
    <StepForm of={form} kept={kept} step={step} save={t('crises:walk.leaveOutSave')} onBack={onBack}>
      <TextField
        of={form}
        name="why"
        label={t(nobody ? 'crises:walk.whyNobody' : 'crises:walk.why')}
        required
        autoFocus
      />
    </StepForm>
  )
}
