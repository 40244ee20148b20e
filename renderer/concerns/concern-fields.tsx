import type { ReactElement } from 'react'

import { type ConcernDraft, ConcernSource } from '#shared/domain/concern.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { useOffered } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { CheckField, CheckList, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, type RecordForm } from '#renderer/ui/form.tsx'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import { CrisisSteps } from './crisis-steps.tsx'

/** What is asked about a concern, in the order it is told; danger shows what to do at once. */
export function ConcernFields({
  of: form,
  startsInWords = false,
}: {
  readonly of: RecordForm<ConcernDraft, ConcernDraft>
  /** The student is known, so writing begins with what was noticed. */
  readonly startsInWords?: boolean
}): ReactElement {
  const { t } = useText()
  const [anonymous, danger, noticed] = form.form.watch(['anonymous', 'immediateDanger', 'noticed'])
  const reasons = useOffered('reasons', { chosen: noticed })
  const urgencyName = useUrgencyName()
  return (
    <>
      <TextArea
        of={form}
        name="words"
        label={t('concerns:fields.words')}
        description={t('concerns:new.whatNotToWrite')}
        lines={3}
        required
        autoFocus={startsInWords}
      />
      <FieldRow>
        <SelectField
          of={form}
          name="source"
          label={t('concerns:fields.source')}
          choices={ConcernSource.options.map((value) => ({
            value,
            label: t(`vocabulary:concernSource.${value}`),
          }))}
          required
        />
        <TextField
          of={form}
          name="reporterName"
          label={t('concerns:fields.reporterName')}
          empty="null"
          disabled={anonymous}
        />
      </FieldRow>
      <YesNoField
        of={form}
        name="immediateDanger"
        label={t('concerns:fields.immediateDanger')}
        yes={t('concerns:new.dangerYes')}
        required
      />
      <div aria-live="assertive">{danger && <CrisisSteps />}</div>
      <CheckList of={form} name="noticed" label={t('concerns:new.tick')} choices={reasons} />
      <FieldGroup legend={t('concerns:new.details')} folded>
        <CheckField of={form} name="anonymous" label={t('concerns:fields.anonymous')} />
        <TextArea
          of={form}
          name="studentWords"
          label={t('concerns:fields.studentWords')}
          description={t('concerns:new.ownWords')}
          lines={2}
        />
        <TextArea of={form} name="studentWish" label={t('concerns:fields.studentWish')} lines={2} />
        <TextField of={form} name="trustedAdult" label={t('concerns:fields.trustedAdult')} />
        <FieldRow>
          <TextField of={form} name="onset" label={t('concerns:fields.onset')} />
          <TextField of={form} name="frequency" label={t('concerns:fields.frequency')} />
          <TextField of={form} name="setting" label={t('concerns:fields.setting')} />
        </FieldRow>
        <TextArea of={form} name="alreadyTried" label={t('concerns:fields.alreadyTried')} lines={2} />
        <SelectField
          of={form}
          name="proposedUrgency"
          label={t('concerns:fields.proposedUrgency')}
          nothing={t('concerns:new.noProposal')}
          choices={URGENCIES.map((value) => ({ value, label: urgencyName(value) }))}
        />
        <YesNoField of={form} name="familyAware" label={t('concerns:fields.familyAware')} />
      </FieldGroup>
    </>
  )
}
