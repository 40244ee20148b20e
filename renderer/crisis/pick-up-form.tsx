import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { Line, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { PrintPickUp } from './print-pick-up.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'
import classes from './walk.module.css'

const Draft = When.extend({
  whom: OptionalLine,
  relation: OptionalLine,
  identity: Line,
  signed: z.boolean(),
  words: OptionalWords,
})

const SEEN = ['photo', 'known'] as const

/** Somebody came for the student: who, how it was seen who they are, and that they signed. */
export function PickUpForm({
  contactId,
  onBack,
  ...step
}: Step & { readonly contactId: string | null; readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const { view, stepId, entry, onDone } = step
  const contact = view.contacts.find(({ id }) => id === contactId)
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'pick-up' ? entry.said : null
  const form = useRecordForm(Draft, {
    defaults: {
      ...when,
      whom: said?.whom ?? '',
      relation: said?.relation ?? (contact ? t(`vocabulary:relation.${contact.relation}`) : ''),
      identity: said?.identity ?? '',
      ...(said && { signed: said.signed }),
      words: said?.words ?? '',
    },
    save: async ({ time, day, ...pickUp }) => {
      await write({ kind: 'pick-up', ...pickUp }, { time, day }, contactId)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'pick-up', entry?.id ?? contactId), form)
  const { setValue, setFocus, formState } = form.form
  const see = (how: string) => {
    setValue('identity', how, { shouldDirty: true, shouldValidate: formState.isSubmitted })
    setFocus('identity')
  }
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:pickUp.save')}
      onBack={onBack}
      last={
        <>
          <YesNoField of={form} name="signed" label={t('crises:pickUp.signed')} required />
          <TextField of={form} name="words" label={t('crises:walk.words')} />
        </>
      }
    >
      {contact && <p className={classes.dialName}>{contact.name}</p>}
      {contact?.custodyNote && (
        <Remark tone="warning">{t('crises:call.custody', { note: contact.custodyNote })}</Remark>
      )}
      <PrintPickUp view={view} contact={contact ?? null} />
      {contactId === null && (
        <FieldRow>
          <TextField of={form} name="whom" label={t('crises:pickUp.name')} required autoFocus />
          <TextField of={form} name="relation" label={t('crises:pickUp.relation')} />
        </FieldRow>
      )}
      <FieldRow>
        <TextField of={form} name="identity" label={t('crises:pickUp.identity')} required />
        <div className={classes.ways}>
          {SEEN.map((how) => (
            <Button key={how} variant="default" size="md" onClick={() => see(t(`crises:pickUp.${how}`))}>
              {t(`crises:pickUp.${how}`)}
            </Button>
          ))}
        </div>
      </FieldRow>
    </StepForm>
  )
}
