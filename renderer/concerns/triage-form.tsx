import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { z } from 'zod'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { dueOn } from '#shared/domain/due.ts'
import { Disposition, NextStep, opensCase, SafetyStep, Tier, TriageDraft } from '#shared/domain/concern.ts'
import { Day, message } from '#shared/domain/fields.ts'
import { FIRST_ACTION_DUE, isPressing, URGENCIES, Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useSchoolCalendar } from '#renderer/school-due.tsx'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { CheckField, CheckList, ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import classes from './concerns.module.css'

const TIERS = ['1', '2', '3'] as const

/** Whether somebody does something next; so it is assumed until it is known what happens. */
const goesOnAfter = (disposition: Disposition | null | undefined): boolean =>
  !disposition || opensCase(disposition)

/** What nobody has chosen yet is `null`, and saving says so. */
function chosen<Value>(schema: z.ZodType<Value, Value>, missing: MessageKey) {
  return schema.nullable().transform((value, context) => {
    if (value !== null) return value
    context.issues.push({ code: 'custom', message: missing, input: value })
    return z.NEVER
  })
}

/** The decision as it is typed: the tier is a radio button's text, and a case without next step cannot be said. */
const Decision = TriageDraft.omit({ concernId: true, version: true, tier: true, next: true })
  .extend({
    urgency: chosen(Urgency, 'concerns:errors.noUrgency'),
    tier: chosen(z.enum(TIERS), 'concerns:errors.noTier'),
    disposition: chosen(Disposition, 'concerns:errors.noDisposition'),
    next: NextStep.extend({
      action: z.string().max(200, 'common:fields.tooLong'),
      dueOn: chosen(Day, 'common:fields.required'),
    }),
  })
  .refine(({ disposition, next }) => !goesOnAfter(disposition) || next.action.trim() !== '', {
    path: ['next', 'action'],
    message: message('common:fields.required'),
    // Whatever else is missing, everything that is missing is said at once.
    when: () => true,
  })

/** Decides about a concern: how urgent, which tier, what happens, who does what next and by when. */
export function TriageForm({ concern }: { readonly concern: ConcernLine }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const me = useMe()
  const { today } = useOfficeTime()
  const { owners } = useColleagues()
  const workers = useAnswer(api.concerns.workers, { id: concern.id })
  const triage = useCommand(api.concerns.triage)
  const calendar = useSchoolCalendar()

  const form = useRecordForm(Decision, {
    defaults: {
      // What is decided about a child is chosen by a person: nothing here is chosen beforehand.
      urgency: null,
      tier: null,
      disposition: null,
      safetySteps: [],
      note: '',
      restricted: false,
      next: { action: '', ownerId: me.accountId, dueOn: null },
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
  const { isSubmitted } = formState
  const dueTyped = formState.dirtyFields.next?.dueOn === true
  const goesOn = goesOnAfter(disposition)

  useEffect(() => {
    if (!dueTyped && urgency)
      setValue('next.dueOn', dueOn(today, FIRST_ACTION_DUE[urgency], calendar), {
        shouldValidate: isSubmitted,
      })
  }, [dueTyped, urgency, calendar, today, setValue, isSubmitted])

  return (
    <FormBox of={form} save={t('concerns:triage.save')} reload={() => void refreshEverything()}>
      <Restored kept={kept} />
      <Proposed
        concern={concern}
        onTake={(proposed) =>
          setValue('urgency', proposed, { shouldDirty: true, shouldValidate: isSubmitted })
        }
      />
      <ChoiceField
        of={form}
        name="urgency"
        label={t('concerns:triage.urgency')}
        required
        choices={URGENCIES.map((value) => ({
          value,
          label: t(`vocabulary:urgency.${value}`),
          drawn: <UrgencyBadge urgency={value} />,
          description: t(`vocabulary:urgencyMeaning.${value}`),
        }))}
      />
      {((urgency && isPressing(urgency)) || concern.immediateDanger) && (
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
          required
          choices={Disposition.options.map((value) => ({
            value,
            label: t(`vocabulary:disposition.${value}`),
          }))}
        />
        <SelectField
          of={form}
          name="tier"
          label={t('concerns:triage.tier')}
          required
          choices={TIERS.map((value) => ({ value, label: t(`vocabulary:tier.${value}`) }))}
        />
      </FieldRow>
      {goesOn && (
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
              choices={owners.filter(({ value }) => workers.data?.includes(value) ?? value === me.accountId)}
            />
            <DateField of={form} name="next.dueOn" label={t('concerns:triage.dueOn')} required />
          </FieldRow>
        </FieldGroup>
      )}
      <TextArea of={form} name="note" label={t('concerns:triage.note')} lines={2} />
      {goesOn && (
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

/** What whoever raised the concern thinks of its urgency: shown, and taken with one key, never taken for them. */
function Proposed({
  concern,
  onTake,
}: {
  readonly concern: ConcernLine
  readonly onTake: (urgency: Urgency) => void
}): ReactElement | null {
  const { t } = useText()
  const { proposedUrgency, immediateDanger, source, reporterName, anonymous } = concern
  const proposed = proposedUrgency ?? (immediateDanger ? 'emergency' : null)
  if (!proposed) return null
  const who = (!anonymous && reporterName) || t(`vocabulary:concernSource.${source}`)
  return (
    <div className={classes.proposed} role="group" aria-label={t('concerns:triage.proposal')}>
      <span>
        {proposedUrgency ? t('concerns:triage.proposedBy', { who }) : t('concerns:triage.proposedByDanger')}
      </span>
      <UrgencyBadge urgency={proposed} />
      <Button size="compact-sm" variant="default" onClick={() => onTake(proposed)}>
        {t('concerns:triage.takeProposal')}
      </Button>
    </div>
  )
}
