import type { ReactElement } from 'react'

import { elseNamed, elseOf, elseToCall, ReachResult } from '#shared/domain/crisis.ts'
import { LanguageTag, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { ContactAttemptDraft } from '#shared/domain/follow-up.ts'
import { useKeptForm } from '#renderer/kept-form.tsx'
import { useInterpreterHint } from '#renderer/packets/first-name-here.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import { Choice } from './choices.tsx'
import { StepForm } from './step-form.tsx'
import { type Step, useWriting, When } from './use-writing.ts'
import { draftKey } from './walk-place.ts'
import { Dial, useCare } from './whom.tsx'
import classes from './walk.module.css'

const { channel } = ContactAttemptDraft.shape

const Draft = When.extend({
  whom: OptionalLine,
  phone: OptionalLine,
  result: ReachResult,
  channel,
  language: LanguageTag.nullable(),
  interpreter: OptionalLine,
  words: OptionalWords,
})

/** Somebody is called: their number in large digits, what came of it by one key, a few words, and Enter. */
export function CallForm({
  contactId,
  onBack,
  ...step
}: Step & { readonly contactId: string | null; readonly onBack: () => void }): ReactElement {
  const { t, locale } = useText()
  const care = useCare()
  const { view, stepId, entry, onDone } = step
  const contact = view.contacts.find(({ id }) => id === contactId)
  const { when, write } = useWriting(step)
  const said = entry?.said.kind === 'attempt' ? entry.said : null
  // Whoever is no contact is remembered for the next try.
  const before = (entry ?? elseToCall(view.crisis.entries))?.said
  const other = elseOf(contactId === null && before?.kind === 'attempt' ? before.whom : '')
  const form = useRecordForm(Draft, {
    defaults: {
      ...when,
      ...other,
      ...(said && { result: said.result }),
      // The number to dial stands above: a telephone is in somebody's hand.
      channel: said?.channel ?? 'phone',
      language: said?.language ?? null,
      interpreter: said?.interpreter ?? '',
      words: said?.words ?? '',
    },
    save: async ({ time, day, whom, phone, ...attempt }) => {
      await write({ kind: 'attempt', whom: elseNamed({ whom, phone }), ...attempt }, { time, day }, contactId)
      await kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey(view, stepId, 'call', entry?.id ?? contactId), form)
  const { watch, setValue, setFocus, formState } = form.form
  const result = watch('result')
  const interpreterHint = useInterpreterHint(watch('interpreter'), view.student.id)
  const choose = (value: ReachResult) => {
    setValue('result', value, { shouldDirty: true, shouldValidate: formState.isSubmitted })
    // Whoever answers is spoken to in what they speak, until somebody says otherwise.
    if (said === null && !formState.dirtyFields.language)
      setValue('language', value === 'reached' ? (contact?.languageSpoken ?? null) : null)
    setFocus('words')
  }
  return (
    <StepForm
      of={form}
      kept={kept}
      step={step}
      save={t('crises:call.save')}
      onBack={onBack}
      last={
        <>
          <TextField of={form} name="words" label={t('crises:walk.words')} />
          <SelectField
            of={form}
            name="channel"
            label={t('crises:call.channel')}
            choices={channel.options.map((value) => ({ value, label: t(`vocabulary:channel.${value}`) }))}
          />
        </>
      }
    >
      {contact && (
        <div className={classes.called}>
          <Dial number={contact.phone} name={contact.name} />
          <div className={classes.care}>
            <p className={classes.quiet}>{care(contact)}</p>
            {contact.voicemailAllowed === false && (
              <p className={classes.beware}>
                <Icon name="warning" /> {t('crises:call.noVoicemail')}
              </p>
            )}
          </div>
        </div>
      )}
      {contact?.doNotContact && (
        <Remark tone="danger" title={t('students:contacts.doNotContact')}>
          {contact.doNotContactBasis}
        </Remark>
      )}
      {contactId === null && (
        <FieldRow>
          <TextField of={form} name="whom" label={t('crises:call.name')} required autoFocus={!other.whom} />
          <TextField of={form} name="phone" label={t('crises:call.phone')} dir="ltr" />
        </FieldRow>
      )}
      <div className={classes.results} role="group" aria-label={t('crises:call.result')}>
        {ReachResult.options.map((value, at) => (
          <Choice key={value} number={at + 1} pressed={result === value} onChoose={() => choose(value)}>
            {t(`crises:call.results.${value}`)}
          </Choice>
        ))}
      </div>
      {formState.errors.result?.message && (
        <p role="alert" className={classes.missing}>
          {t('crises:call.result')} {formState.errors.result.message}
        </p>
      )}
      <FieldRow>
        <SelectField
          of={form}
          name="language"
          label={t('crises:call.language')}
          nothing={t('common:words.unknown')}
          choices={languageChoices(locale, watch('language') ?? contact?.languageSpoken)}
        />
        <TextField
          of={form}
          name="interpreter"
          label={t('crises:call.interpreter')}
          description={interpreterHint}
        />
      </FieldRow>
    </StepForm>
  )
}
