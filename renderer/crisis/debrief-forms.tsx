import type { ReactElement, ReactNode } from 'react'

import { Day, Id, Line, OptionalWords } from '#shared/domain/fields.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'

const Held = When.extend({ present: Line, words: OptionalWords })

/** The debrief was held: who took part, and what was learned. */
export function DebriefForm({
  onBack,
  ways,
  ...step
}: Step & { readonly onBack?: (() => void) | undefined; readonly ways?: ReactNode }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'debrief' ? entry.said : null
  const form = useRecordForm(Held, {
    defaults: { ...when, present: said?.present ?? '', words: said?.words ?? '' },
    save: async ({ present, words, ...typed }) => {
      await write({ kind: 'debrief', present, words }, typed)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'debrief', entry?.id ?? null), form)
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:debrief.save')}
      onBack={onBack}
      ways={ways}
      last={<TextField of={form} name="words" label={t('crises:debrief.words')} />}
    >
      <TextField of={form} name="present" label={t('crises:debrief.present')} required />
    </StepForm>
  )
}

const Planned = When.extend({ dueOn: Day, ownerId: Id })

/** The debrief comes later: by when, and who sees to it. */
export function LaterForm({ onBack, ...step }: Step & { readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const { owners } = useColleagues()
  const { view, stepId, onDone } = step
  const { when, write } = useWriting(step)
  const form = useRecordForm(Planned, {
    defaults: { ...when, dueOn: useNextSchoolDay(today) },
    save: async ({ dueOn, ownerId, ...typed }) => {
      await write({ kind: 'planned', dueOn, ownerId, evidence: t('crises:debrief.asks') }, typed)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'later', null), form)
  return (
    <StepForm of={form} kept={kept} step={step} save={t('crises:debrief.laterSave')} onBack={onBack}>
      <FieldRow>
        <DueDayField of={form} name="dueOn" label={t('crises:debrief.dueOn')} required autoFocus />
        <SelectField
          of={form}
          name="ownerId"
          label={t('crises:debrief.owner')}
          choices={owners.filter(({ value }) => view.workers.includes(value))}
          required
        />
      </FieldRow>
    </StepForm>
  )
}
