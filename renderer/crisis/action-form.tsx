import type { ReactElement, ReactNode } from 'react'

import type { CrisisWords } from '#shared/domain/crisis.ts'
import { OptionalWords } from '#shared/domain/fields.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

type Kind = Extract<CrisisWords, { readonly kind: 'done' | 'written' | 'not-sent' }>['kind']

const WORDS: Readonly<Record<Kind, { readonly save: MessageKey; readonly words: MessageKey }>> = {
  done: { save: 'crises:walk.save', words: 'crises:walk.words' },
  written: { save: 'crises:report.writtenSave', words: 'crises:report.writtenWords' },
  'not-sent': { save: 'crises:report.notSent', words: 'crises:report.notSentWords' },
}

const Draft = When.extend({ words: OptionalWords })

/** Something was done: the number 1 says so, never a mere Enter; a few words may be added. Also that a report went off in writing, or did not. */
export function ActionForm({
  kind = 'done',
  onBack,
  ways,
  ...step
}: Step & {
  readonly kind?: Kind
  readonly onBack?: (() => void) | undefined
  readonly ways?: ReactNode
}): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step, kind === 'not-sent' ? { isNews: true } : {})
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
      save={t(WORDS[kind].save)}
      onBack={onBack}
      ways={ways}
      last={<TextField of={form} name="words" label={t(WORDS[kind].words)} />}
    />
  )
}
