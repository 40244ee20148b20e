import { type ReactElement, useMemo } from 'react'
import { z } from 'zod'

import type { UnsaidForm } from '#shared/api/printing.ts'
import { Day, Id } from '#shared/domain/fields.ts'
import { SendMethod } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { AlreadyLeftFields, alreadyLeftOf, LeftAnswers, NOT_LEFT } from '#renderer/referrals/already-left.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckField, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Sent = z.object({
  referralId: Id,
  method: SendMethod,
  emergency: z.boolean(),
  threat: z.string().max(8000, 'common:fields.tooLong'),
  wentOn: Day,
  ...LeftAnswers,
})

/** A form that names a student went to the provider of one of their referrals: to which, and how. */
export function SendForm({
  of: form,
  onSent,
  onClose,
}: {
  readonly of: UnsaidForm
  readonly onSent?: () => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const referrals = useAnswer(api.referrals.list, { group: 'all' })
  const theirs = useMemo(
    () =>
      (referrals.data?.rows ?? []).filter(
        ({ studentId, organizationId, state }) =>
          studentId === form.studentId && organizationId !== null && state !== 'entered-in-error',
      ),
    [referrals.data, form.studentId],
  )
  return (
    <Dialog title={t('printing:send.title')} onClose={onClose}>
      <Answer of={referrals} lines={4}>
        {() =>
          theirs.length === 0 ? (
            <p>{t('printing:send.none')}</p>
          ) : (
            <Fields
              form={form}
              choices={theirs.map(({ id, destination, serviceName }) => ({
                value: id,
                label: [destination, serviceName].filter(Boolean).join(' · '),
              }))}
              onSent={onSent}
              onClose={onClose}
            />
          )
        }
      </Answer>
    </Dialog>
  )
}

function Fields({
  form: { id },
  choices,
  onSent,
  onClose,
}: {
  readonly form: UnsaidForm
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onSent: (() => void) | undefined
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const send = useCommand(api.printing.sendForm)
  const [only, ...others] = choices
  const form = useRecordForm(Sent, {
    defaults: {
      ...(only && others.length === 0 && { referralId: only.value }),
      ...{ emergency: false, threat: '', wentOn: today, ...NOT_LEFT },
    },
    save: async ({ referralId, method, emergency, threat, wentOn, ...left }) => {
      await send.run({
        ...{ id, referralId, method, emergency: emergency ? { threat } : null, wentOn },
        alreadyLeft: alreadyLeftOf(left),
      })
      onSent?.()
      onClose()
    },
  })
  return (
    <FormBox of={form} save={t('printing:send.save')} onCancel={onClose}>
      <SelectField of={form} name="referralId" label={t('printing:send.which')} choices={choices} required />
      <SelectField
        of={form}
        name="method"
        label={t('packets:went.method')}
        choices={SendMethod.options.map((value) => ({ value, label: t(`vocabulary:sendMethod.${value}`) }))}
        required
      />
      <DateField of={form} name="wentOn" label={t('packets:went.on')} past required />
      <CheckField
        of={form}
        name="emergency"
        label={t('packets:went.emergency')}
        description={t('packets:went.emergencyHint')}
      />
      {form.form.watch('emergency') && (
        <TextArea of={form} name="threat" label={t('packets:went.threat')} lines={2} required />
      )}
      <AlreadyLeftFields of={form} />
    </FormBox>
  )
}
