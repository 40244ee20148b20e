import type { ReactElement, ReactNode } from 'react'

import { OptionalWords } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

const Draft = When.extend({ words: OptionalWords })

/** Something was done: the number 1 says so, never a mere Enter; a few words may be added. Also that a report went off in writing. */
export function ActionForm({
  kind = 'done',
  onBack,
  ways,
  ...step
}: Step & {
  readonly kind?: 'done' | 'written'
  readonly onBack?: (() => void) | undefined
  readonly ways?: ReactNode
}): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const words = entry?.said.kind === kind ? entry.said.words : ''
  const form = useRecordForm(Draft, {
    defaults: { ...when, words },
    save: async ({ words: said, ...typed }) => {
      await write({ kind, words: said }, typed)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, kind, entry?.id ?? null), form)
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      by="one"
      save={t(kind === 'written' ? 'crises:report.writtenSave' : 'crises:walk.save')}
      onBack={onBack}
      ways={ways}
      last={
        <TextField
          of={form}
          name="words"
          label={t(kind === 'written' ? 'crises:report.writtenWords' : 'crises:walk.words')}
        />
      }
    />
  )
}
