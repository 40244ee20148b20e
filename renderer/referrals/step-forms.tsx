import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { addDays } from '#shared/domain/days.ts'
import { Day, Id, Words } from '#shared/domain/fields.ts'
import { Appointment, TimeOfDay } from '#shared/domain/follow-up.ts'
import { isSuccess } from '#shared/domain/referral-road.ts'
import { CONFIRMING_SOURCES } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { Postponement, PostponeFields } from '#renderer/postponing.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { ChoiceField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { type Doing, reload, Step, StepFields, targetOf } from './step.tsx'

const PLAIN = {
  accept: api.referrals.accept,
  waitlist: api.referrals.waitlist,
  'ask-for-information': api.referrals.askForInformation,
  'confirm-linked': api.referrals.confirmLinked,
  'start-services': api.referrals.startServices,
} as const

/** Steps that say no more than when, how the office knows, and a remark. */
type PlainAction = keyof typeof PLAIN

/** One plain step. */
export function PlainForm({
  action,
  referral,
  today,
  onDone,
}: Doing & { readonly action: PlainAction }): ReactElement {
  const { t } = useText()
  const run = useCommand(PLAIN[action])
  const form = useRecordForm(Step, {
    defaults: { effectiveOn: today, remark: '' },
    save: async (step) => {
      await run.run({ ...targetOf(referral), ...step })
      onDone()
    },
  })
  const sources = action === 'confirm-linked' ? { sources: CONFIRMING_SOURCES } : {}
  return (
    <FormBox of={form} save={t('referrals:save.record')} onCancel={onDone} reload={reload}>
      {action === 'accept' && <p>{t('vocabulary:stateMeaning.accepted')}</p>}
      {action === 'confirm-linked' && <p>{t('vocabulary:stateMeaning.linked')}</p>}
      <StepFields of={form} {...sources} autoFocus />
    </FormBox>
  )
}

const Scheduled = Step.extend({
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  kind: Appointment.shape.kind,
})

/** An appointment was made, or moved. */
export function ScheduleForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const schedule = useCommand(api.referrals.scheduleAppointment)
  const form = useRecordForm(Scheduled, {
    defaults: {
      effectiveOn: today,
      remark: '',
      onDay: '',
      atTime: null,
      // After the first one was kept, every appointment is one of those that go on.
      ...(isSuccess(referral.state) && { kind: 'ongoing' as const }),
    },
    save: async (step) => {
      await schedule.run({ ...targetOf(referral), ...step })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('referrals:save.record')} onCancel={onDone} reload={reload}>
      <FieldRow>
        <DateField
          of={form}
          name="onDay"
          label={t('referrals:appointment.onDay')}
          empty="text"
          required
          autoFocus
        />
        <TextField
          of={form}
          name="atTime"
          type="time"
          label={t('referrals:appointment.atTime')}
          empty="null"
        />
        {!isSuccess(referral.state) && (
          <SelectField
            of={form}
            name="kind"
            label={t('referrals:appointment.kind')}
            choices={Appointment.shape.kind.options.map((value) => ({
              value,
              label: t(`vocabulary:appointmentKind.${value}`),
            }))}
            required
          />
        )}
      </FieldRow>
      <StepFields of={form} />
    </FormBox>
  )
}

const Missed = Step.extend({
  how: z.enum(['missed', 'cancelled']),
  cancelledBy: z.enum(['provider', 'family', 'student', 'school']).nullable(),
})

/** The family did not come, or somebody called the appointment off. */
export function MissForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const miss = useCommand(api.referrals.missAppointment)
  const form = useRecordForm(Missed, {
    defaults: {
      effectiveOn: today,
      remark: '',
      cancelledBy: null,
    },
    save: async (step) => {
      const cancelledBy = step.how === 'cancelled' ? step.cancelledBy : null
      await miss.run({ ...targetOf(referral), ...step, cancelledBy })
      onDone()
    },
  })
  const how = form.form.watch('how')
  return (
    <FormBox of={form} save={t('referrals:save.record')} onCancel={onDone} reload={reload}>
      <ChoiceField
        of={form}
        name="how"
        label={t('referrals:appointment.how')}
        choices={(['missed', 'cancelled'] as const).map((value) => ({
          value,
          label: t(`referrals:appointment.${value}`),
        }))}
        required
      />
      {how === 'cancelled' && (
        <SelectField
          of={form}
          name="cancelledBy"
          label={t('referrals:appointment.cancelledBy')}
          required
          choices={(['provider', 'family', 'student', 'school'] as const).map((value) => ({
            value,
            label: t(`vocabulary:endedBy.${value}`),
          }))}
        />
      )}
      <StepFields of={form} />
    </FormBox>
  )
}

/** The referral goes on where it stood before it was closed. */
export function ReopenForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const reopen = useCommand(api.referrals.reopen)
  const form = useRecordForm(Step, {
    defaults: { effectiveOn: today, source: 'office', remark: '' },
    save: async (step) => {
      await reopen.run({ ...targetOf(referral), ...step })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('vocabulary:roadAction.reopen')} onCancel={onDone} reload={reload}>
      <StepFields of={form} sources={[]} remark={{ label: t('referrals:fields.why') }} autoFocus />
    </FormBox>
  )
}

const Mistaken = Step.extend({ remark: Words })

/** The referral should never have been written down; it counts nowhere from now on. */
export function MistakeForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const enter = useCommand(api.referrals.enterInError)
  const form = useRecordForm(Mistaken, {
    defaults: { effectiveOn: today, source: 'office', remark: '' },
    save: async (step) => {
      await enter.run({ ...targetOf(referral), ...step })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('referrals:save.mistake')} onCancel={onDone} reload={reload}>
      <p>{t('referrals:mistake.meaning')}</p>
      <StepFields
        of={form}
        sources={[]}
        remark={{ label: t('referrals:mistake.why'), required: true }}
        autoFocus
      />
    </FormBox>
  )
}

/** Another day for the present task, and why. */
export function PostponeForm({ referral, today, onDone }: Doing): ReactElement {
  const { t } = useText()
  const postpone = useCommand(api.referrals.postpone)
  const form = useRecordForm(Postponement, {
    defaults: { dueOn: addDays(today, 1), reason: '' },
    save: async ({ dueOn, reason }) => {
      await postpone.run({ ...targetOf(referral), dueOn, reason })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('today:postpone.save')} onCancel={onDone} reload={reload}>
      <PostponeFields of={form} />
    </FormBox>
  )
}

const HandOver = z.object({ ownerId: Id })

/** A colleague carries this referral from now on. */
export function HandOverForm({
  record,
  referral,
  onDone,
}: Doing & { readonly record: Pick<CaseRecord, 'workers'> }): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const others = owners.filter(({ value }) => value !== referral.ownerId && record.workers.includes(value))
  const handOver = useCommand(api.referrals.handOver)
  const form = useRecordForm(HandOver, {
    defaults: {},
    save: async ({ ownerId }) => {
      await handOver.run({ ...targetOf(referral), ownerId })
      onDone()
    },
  })
  if (others.length === 0) return <p>{t('cases:handOver.nobody')}</p>
  return (
    <FormBox of={form} save={t('cases:next.handOver')} onCancel={onDone} reload={reload}>
      <SelectField of={form} name="ownerId" label={t('cases:handOver.to')} choices={others} required />
    </FormBox>
  )
}
