import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useMemo } from 'react'
import { z } from 'zod'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { dueOn } from '#shared/domain/clock.ts'
import { Disposition, NextStep, opensCase, SafetyStep, Tier, TriageDraft } from '#shared/domain/concern.ts'
import { FIRST_ACTION_DUE, URGENCIES, type Urgency } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import {
  CheckField,
  CheckList,
  ChoiceField,
  DateField,
  SelectField,
  TextArea,
  TextField,
} from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'

const TIERS = ['1', '2', '3'] as const

/** The decision as it is typed: the tier is a radio button's text, and a case without next step cannot be said. */
const Decision = TriageDraft.omit({ concernId: true, version: true, tier: true, next: true }).extend({
  tier: z.enum(TIERS),
  next: NextStep.extend({ action: z.string().max(200, 'common:fields.tooLong') }),
})

const pressing = (urgency: unknown) => urgency === 'emergency' || urgency === 'urgent'

/** Decides about a concern: how urgent, which tier, what happens, who does what next and by when. */
export function TriageForm({ concern }: { readonly concern: ConcernLine }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const me = useMe()
  const { today } = useOfficeTime()
  const people = useAnswer(api.accounts.list, {})
  const school = useAnswer(api.school.get, {})
  const triage = useCommand(api.concerns.triage)
  const first: Urgency = concern.proposedUrgency ?? (concern.immediateDanger ? 'emergency' : 'routine')
  const calendar = useMemo(() => ({ closures: new Set(school.data?.closures) }), [school.data])

  const form = useRecordForm(Decision, {
    defaults: {
      urgency: first,
      tier: concern.immediateDanger ? '3' : '2',
      disposition: concern.immediateDanger ? 'crisis' : 'community-provider',
      safetySteps: [],
      note: '',
      restricted: false,
      next: { action: '', ownerId: me.accountId, dueOn: dueOn(today, FIRST_ACTION_DUE[first], calendar) },
    },
    save: async ({ tier, next, ...decision }) => {
      const { id: concernId, version } = concern
      const made = await triage.run({
        ...decision,
        concernId,
        version,
        tier: Tier.parse(Number(tier)),
        next: opensCase(decision.disposition) || next.action ? next : null,
      })
      await kept.discard()
      await (made.case
        ? navigate({ to: '/cases/$caseId', params: { caseId: made.case.id } })
        : navigate({ to: '/today' }))
    },
  })
  const kept = useKeptForm(`concerns.triage.${concern.id}`, form)
  const { watch, setValue, formState } = form.form
  const urgency = watch('urgency')
  const disposition = watch('disposition')
  const dueTyped = formState.dirtyFields.next?.dueOn === true

  useEffect(() => {
    if (!dueTyped) setValue('next.dueOn', dueOn(today, FIRST_ACTION_DUE[urgency], calendar))
  }, [dueTyped, urgency, calendar, today, setValue])

  return (
    <FormBox of={form} save={t('concerns:triage.save')} reload={() => void refreshEverything()}>
      <Restored kept={kept} />
      <ChoiceField
        of={form}
        name="urgency"
        label={t('concerns:triage.urgency')}
        choices={URGENCIES.map((value) => ({
          value,
          label: t(`vocabulary:urgency.${value}`),
          drawn: <UrgencyBadge urgency={value} />,
          description: t(`vocabulary:urgencyMeaning.${value}`),
        }))}
      />
      {(pressing(urgency) || concern.immediateDanger) && (
        <CheckList
          of={form}
          name="safetySteps"
          label={t('concerns:triage.safetySteps')}
          description={t('concerns:triage.safetyHint')}
          choices={SafetyStep.options.map((value) => ({ value, label: t(`vocabulary:safetyStep.${value}`) }))}
        />
      )}
      <FieldRow>
        <SelectField
          of={form}
          name="disposition"
          label={t('concerns:triage.disposition')}
          choices={Disposition.options.map((value) => ({
            value,
            label: t(`vocabulary:disposition.${value}`),
          }))}
        />
        <SelectField
          of={form}
          name="tier"
          label={t('concerns:triage.tier')}
          choices={TIERS.map((value) => ({ value, label: t(`vocabulary:tier.${value}`) }))}
        />
      </FieldRow>
      {opensCase(disposition) && (
        <FieldGroup legend={t('concerns:triage.next')}>
          <TextField
            of={form}
            name="next.action"
            label={t('concerns:triage.action')}
            placeholder={t('concerns:triage.actionExample')}
            required
          />
          <FieldRow>
            <SelectField
              of={form}
              name="next.ownerId"
              label={t('concerns:triage.owner')}
              choices={(people.data ?? [{ id: me.accountId, name: me.name, active: true }])
                .filter(({ active }) => active)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField of={form} name="next.dueOn" label={t('concerns:triage.dueOn')} required />
          </FieldRow>
        </FieldGroup>
      )}
      <TextArea of={form} name="note" label={t('concerns:triage.note')} lines={2} />
      {opensCase(disposition) && (
        <CheckField
          of={form}
          name="restricted"
          label={t('concerns:triage.restricted')}
          description={t('concerns:triage.restrictedHint')}
        />
      )}
    </FormBox>
  )
}
