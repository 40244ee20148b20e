import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { AskedFields, askedOf, asking, ASKING_NOBODY, isNameless } from '#renderer/papers/asked-fields.tsx'
import { useCommand } from '#renderer/query.ts'
import { HomeCare } from '#renderer/students/home-care.tsx'
import { useText } from '#renderer/text.ts'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { type Doing, reload, Step, StepFields, targetOf } from './step.tsx'

const Requested = Step.extend(asking).check((context) => {
  const message: MessageKey = 'papers:errors.nobodyAsked'
  if (isNameless(context.value))
    context.issues.push({ code: 'custom', path: ['name'], message, input: context.value })
})

/** A consent is asked for: of whom and how, as far as anybody knows; the paper is waited for from then on. */
export function AskConsentForm({
  record: { student, contacts, notTold },
  referral,
  today,
  onDone,
}: Doing & { readonly record: Pick<CaseRecord, 'student' | 'contacts' | 'notTold'> }): ReactElement {
  const { t } = useText()
  const request = useCommand(api.referrals.requestConsent)
  const form = useRecordForm(Requested, {
    defaults: { ...ASKING_NOBODY, effectiveOn: today, source: 'office', remark: '' },
    save: async ({ whom, name, how, language, ...step }) => {
      const asked = askedOf({ whom, name, how, language }, student)
      await request.run({ ...targetOf(referral), ...step, asked })
      onDone()
    },
  })
  return (
    <FormBox of={form} save={t('referrals:save.record')} onCancel={onDone} reload={reload}>
      <HomeCare of={{ contacts, notTold }} />
      <AskedFields of={form} student={student} contacts={contacts} />
      <StepFields of={form} sources={[]} autoFocus />
    </FormBox>
  )
}
