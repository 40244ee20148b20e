import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { SafetyPlanDraft } from '#shared/domain/safety-plan.ts'
import { api } from '#renderer/api.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { CheckList, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { planKey } from './planning.ts'

const Draft = SafetyPlanDraft.omit({ caseId: true })

/** Each time it is agreed on anew, with whoever is there, and looked at again on another day. */
const Words = Draft.omit({ agreedWith: true, agreedBy: true, agreedOn: true, reviewOn: true })

const EMPTY = {
  signs: '',
  alone: '',
  elsewhere: '',
  atSchool: '',
  atHome: '',
  homeContactId: null,
  calls: '',
  putAway: '',
  matters: '',
}

/** A safety plan in the student's own words; a revision begins with the words of the one before. */
export function SafetyForm({
  record,
  onDone,
  onSaved,
}: {
  readonly record: CaseRecord
  readonly onDone: () => void
  readonly onSaved: () => void
}): ReactElement {
  const { t } = useText()
  const { case: one, contacts, safetyPlans } = record
  const [before] = safetyPlans
  const write = useCommand(api.safetyPlans.write)
  const form = useRecordForm(Draft, {
    defaults: { ...(before ? Words.parse(before) : EMPTY), agreedWith: [], agreedBy: '' },
    save: async (plan) => {
      await write.run({ ...plan, caseId: one.id, after: safetyPlans.length })
      void kept.discard()
      onDone()
      onSaved()
    },
  })
  const kept = useKeptForm(planKey(one.id, 'safety'), form)
  const people = contacts
    .filter(({ doNotContact }) => !doNotContact)
    .map((contact) => ({ value: contact.id, label: contactName(contact, t) }))
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('plans:safety.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <p>{t('plans:safety.hint')}</p>
      <TextArea of={form} name="signs" label={t('plans:safety.part.signs')} lines={2} required autoFocus />
      <TextArea of={form} name="alone" label={t('plans:safety.part.alone')} lines={2} required />
      <TextArea of={form} name="elsewhere" label={t('plans:safety.part.elsewhere')} lines={2} />
      <TextArea of={form} name="atSchool" label={t('plans:safety.part.atSchool')} lines={1} required />
      <TextArea of={form} name="atHome" label={t('plans:safety.part.atHome')} lines={1} />
      {people.length > 0 && (
        <SelectField
          of={form}
          name="homeContactId"
          label={t('plans:safety.homeContact')}
          description={t('plans:safety.homeContactHint')}
          nothing={t('plans:safety.noContact')}
          choices={people}
        />
      )}
      <TextArea
        of={form}
        name="calls"
        label={t('plans:safety.part.calls')}
        description={t('plans:safety.callsHint')}
        lines={1}
      />
      <TextArea
        of={form}
        name="putAway"
        label={t('plans:safety.part.putAway')}
        description={t('plans:safety.putAwayHint')}
        lines={2}
        required
      />
      <TextArea of={form} name="matters" label={t('plans:safety.part.matters')} lines={2} />
      <CheckList
        of={form}
        name="agreedWith"
        label={t('plans:safety.agreedWith')}
        choices={Draft.shape.agreedWith.element.options.map((value) => ({
          value,
          label: t(`plans:safety.with.${value}`),
        }))}
        required
      />
      <TextField of={form} name="agreedBy" label={t('plans:safety.agreedBy')} required />
      <FieldRow>
        <DateField of={form} name="agreedOn" label={t('plans:safety.agreedOn')} past required />
        <DueDayField of={form} name="reviewOn" label={t('plans:safety.reviewOn')} required />
      </FieldRow>
    </KeptBox>
  )
}
