import type { ReactElement } from 'react'

import { invalidError } from '#shared/app-error.ts'
import { OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { ToldAnswers, ToldFields, toldProblems, UNTOLD } from './told-fields.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

const Draft = When.extend({ whom: OptionalLine, words: OptionalWords, ...ToldAnswers })

/** What emergency services or a crisis line were told about the student: nothing, or what and because of which threat. */
export function ToldForm({ onBack, ...step }: Step & { readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'told' ? entry.said : null
  const form = useRecordForm(Draft, {
    defaults: {
      ...{ ...when, ...UNTOLD, whom: '', words: '' },
      ...(said && { ...said, toldAny: said.information.length > 0 }),
    },
    save: async ({ time, day, toldAny, words, whom, ...told }) => {
      const problems = toldProblems({ toldAny, ...told })
      if (problems.length > 0) throw invalidError(problems)
      await write(
        { kind: 'told', ...(toldAny ? { whom, ...told } : { whom: '', ...UNTOLD }), words },
        { time, day },
      )
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'told', entry?.id ?? null), form)
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:told.save')}
      onBack={onBack}
      last={<TextField of={form} name="words" label={t('crises:walk.words')} />}
    >
      <ToldFields
        of={form}
        whom={
          <TextField
            of={form}
            name="whom"
            label={t('crises:told.whom')}
            placeholder={t('crises:told.whomExample')}
            required
          />
        }
      />
    </StepForm>
  )
}
