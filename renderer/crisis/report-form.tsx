import type { ReactElement, ReactNode } from 'react'

import { Day, Line, OptionalLine, OptionalWords, Words } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'
import classes from './walk.module.css'

const Draft = When.extend({
  agency: Line,
  person: OptionalLine,
  reference: OptionalLine,
  writtenDueOn: Day.nullable(),
  threat: Words,
  words: OptionalWords,
})

/** An agency was told: which, who took it there, under which reference, and by when they want it in writing. */
export function ReportForm({
  onBack,
  ways,
  ...step
}: Step & { readonly onBack?: (() => void) | undefined; readonly ways?: ReactNode }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'report' ? entry.said : null
  const form = useRecordForm(Draft, {
    defaults: {
      ...when,
      agency: said?.agency ?? '',
      person: said?.person ?? '',
      reference: said?.reference ?? '',
      writtenDueOn: said?.writtenDueOn ?? null,
      threat: said?.threat ?? '',
      words: said?.words ?? '',
    },
    save: async ({ time, day, ...report }) => {
      await write({ kind: 'report', ...report }, { time, day })
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'report', entry?.id ?? null), form)
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:report.save')}
      onBack={onBack}
      ways={ways}
      last={
        <>
          <DateField of={form} name="writtenDueOn" label={t('crises:report.writtenDueOn')} />
          <TextField of={form} name="words" label={t('crises:walk.words')} />
        </>
      }
    >
      <p className={classes.quiet}>{t('crises:report.restricts')}</p>
      <FieldRow>
        <TextField of={form} name="agency" label={t('crises:report.agency')} required />
        <TextField of={form} name="person" label={t('crises:report.person')} />
        <TextField of={form} name="reference" label={t('crises:report.reference')} />
      </FieldRow>
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
