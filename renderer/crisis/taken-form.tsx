import type { ReactElement } from 'react'

import { Line, OptionalWords, Words } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

const Draft = When.extend({ whereTo: Line, threat: Words, words: OptionalWords })

/** Emergency services took the student: where to. */
export function TakenForm({ onBack, ...step }: Step & { readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'taken' ? entry.said : null
  const form = useRecordForm(Draft, {
    defaults: { ...when, whereTo: said?.whereTo ?? '', threat: said?.threat ?? '', words: said?.words ?? '' },
    save: async ({ time, day, ...taken }) => {
      await write({ kind: 'taken', ...taken }, { time, day })
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'taken', entry?.id ?? null), form)
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:taken.save')}
      onBack={onBack}
      last={<TextField of={form} name="words" label={t('crises:walk.words')} />}
    >
      <TextField of={form} name="whereTo" label={t('crises:taken.whereTo')} required autoFocus />
      <TextField
        of={form}
        name="threat"
        label={t('crises:left.threat')}
        description={t('crises:left.threatHint')}
        required
      />
    </StepForm>
  )
}
