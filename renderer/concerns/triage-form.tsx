import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useMemo } from 'react'
import { z } from 'zod'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { invalidError } from '#shared/app-error.ts'
import { dueDay, type DueRule } from '#shared/domain/due.ts'
import {
  Disposition,
  NextStep,
  opensCase,
  OUTSIDE_STEPS,
  SafetyStep,
  Tier,
  TriageDraft,
} from '#shared/domain/concern.ts'
import { Day, message } from '#shared/domain/fields.ts'
import { type ProtocolDocument, type ProtocolStep, stepsAfter, USUAL_TIERS } from '#shared/domain/protocol.ts'
import type { SafetyCall } from '#shared/domain/told-outside.ts'
import { isPressing, URGENCIES, Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { StartCrisis } from '#renderer/crisis/start-crisis.tsx'
import { ToldAnswers, ToldFields, toldProblems, UNTOLD } from '#renderer/crisis/told-fields.tsx'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { targetWords } from '#renderer/protocols/protocol-words.ts'
import { useSchoolCalendar } from '#renderer/school-due.tsx'
import { useOffered, useProtocolVersion } from '#renderer/school-words.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { asSentence } from '#renderer/ui/days.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { CheckField, CheckList, ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { UrgencyBadge, useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import { TierNotes } from './tier-notes.tsx'
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

/**
 * The decision as it is typed: the tier is a radio button's text, and a case without next step cannot be said, unless
 * steps of the protocol begin with it.
 */
const decisionBy = (protocol: ProtocolDocument | null) =>
  TriageDraft.omit({ concernId: true, version: true, tier: true, next: true })
    .extend({
      urgency: chosen(Urgency, 'concerns:errors.noUrgency'),
      tier: chosen(z.enum(TIERS), 'concerns:errors.noTier'),
      disposition: chosen(Disposition, 'concerns:errors.noDisposition'),
      calls: z.object({
        'crisis-line-988': z.object(ToldAnswers),
        'emergency-services': z.object(ToldAnswers),
      }),
      next: NextStep.extend({
        action: z.string().max(200, 'common:fields.tooLong'),
        dueOn: chosen(Day, 'common:fields.required'),
      }),
    })
    .refine(
      ({ urgency, disposition, next }) =>
        !goesOnAfter(disposition) || next.action.trim() !== '' || stepsOf(protocol, urgency).length > 0,
      {
        path: ['next', 'action'],
        message: message('common:fields.required'),
        // Whatever else is missing, everything that is missing is said at once.
        when: () => true,
      },
    )

/** The steps that begin with a decision of this urgency. */
const stepsOf = (protocol: ProtocolDocument | null, urgency: Urgency | null): readonly ProtocolStep[] =>
  protocol && urgency ? stepsAfter(protocol, { urgency, ended: null }) : []

/** When the first action is due; in an emergency always at once. */
const targetOf = (protocol: ProtocolDocument | null, urgency: Urgency): DueRule =>
  (protocol && urgency !== 'emergency' ? protocol.tiers : USUAL_TIERS)[urgency].target

/** What a call told about the student; nothing where nothing was. */
function toldIn(
  step: SafetyCall['step'],
  { toldAny, ...told }: z.infer<z.ZodObject<typeof ToldAnswers>>,
): SafetyCall {
  return { step, told: toldAny ? told : null }
}

/** Decides about a concern: how urgent, which tier, what happens, who does what next and by when. */
export function TriageForm({
  concern,
  onDecided,
}: {
  readonly concern: ConcernLine
  /** Where one goes on afterwards, where that is neither the case nor Today. */
  readonly onDecided: (() => Promise<void>) | undefined
}): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const me = useMe()
  const urgencyName = useUrgencyName()
  const protocol = useProtocolVersion(concern.protocolNumber)?.document ?? null
  const dispositions = useOffered('dispositions', { document: protocol })
  const { today } = useOfficeTime()
  const { owners } = useColleagues()
  const workers = useAnswer(api.concerns.workers, { id: concern.id })
  const triage = useCommand(api.concerns.triage)
  const calendar = useSchoolCalendar()

  const schema = useMemo(() => decisionBy(protocol), [protocol])
  const form = useRecordForm(schema, {
    defaults: {
      // What is decided about a child is chosen by a person: nothing here is chosen beforehand.
      urgency: null,
      tier: null,
      disposition: null,
      safetySteps: [],
      calls: { 'crisis-line-988': UNTOLD, 'emergency-services': UNTOLD },
      note: '',
      restricted: false,
      next: { action: '', ownerId: me.accountId, dueOn: null },
    },
    save: async ({ tier, next, calls, ...decision }) => {
      const called = OUTSIDE_STEPS.filter((step) => decision.safetySteps.includes(step))
      const problems = called.flatMap((step) => toldProblems(calls[step], `calls.${step}.`))
      if (problems.length > 0) throw invalidError(problems)
      const { id: concernId, version } = concern
      const made = await triage.run({
        ...decision,
        calls: called.map((step) => toldIn(step, calls[step])),
        concernId,
        version,
        tier: Tier.parse(Number(tier)),
        next: next.action.trim() ? next : null,
      })
      await kept.discard()
      if (onDecided) return onDecided()
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
  const safetySteps = watch('safetySteps')
  const begins = goesOn ? stepsOf(protocol, urgency) : []

  useEffect(() => {
    if (!dueTyped && urgency)
      setValue('next.dueOn', dueDay(today, targetOf(protocol, urgency), calendar), {
        shouldValidate: isSubmitted,
      })
  }, [dueTyped, urgency, protocol, calendar, today, setValue, isSubmitted])

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
          label: urgencyName(value),
          drawn: <UrgencyBadge urgency={value} />,
          description: protocol
            ? asSentence(targetWords(protocol.tiers[value].target, t), locale)
            : t(`vocabulary:urgencyMeaning.${value}`),
        }))}
      />
      <div aria-live="polite">
        {protocol && urgency && <TierNotes document={protocol} urgency={urgency} begins={begins} />}
      </div>
      {urgency === 'emergency' && !concern.immediateDanger && (
        <div>
          <StartCrisis studentId={concern.studentId} />
        </div>
      )}
      {((urgency && isPressing(urgency)) || concern.immediateDanger) && (
        <CheckList
          of={form}
          name="safetySteps"
          label={t('concerns:triage.safetySteps')}
          description={t('concerns:triage.safetyHint')}
          choices={SafetyStep.options.map((value) => ({ value, label: t(`vocabulary:safetyStep.${value}`) }))}
        />
      )}
      {OUTSIDE_STEPS.filter((step) => safetySteps.includes(step)).map((step) => (
        <FieldGroup key={step} legend={t(`concerns:called.${step}`)}>
          <ToldFields of={form} at={`calls.${step}.`} />
        </FieldGroup>
      ))}
      <FieldRow>
        <SelectField
          of={form}
          name="disposition"
          label={t('concerns:triage.disposition')}
          required
          choices={dispositions}
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
            {...(begins.length > 0 ? { description: t('concerns:triage.nextToo') } : { required: true })}
          />
          <FieldRow>
            <SelectField
              of={form}
              name="next.ownerId"
              label={t('concerns:triage.owner')}
              choices={owners.filter(({ value }) => workers.data?.includes(value) ?? value === me.accountId)}
            />
            <DueDayField of={form} name="next.dueOn" label={t('concerns:triage.dueOn')} required />
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
