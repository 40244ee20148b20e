import { Button, Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Emergency } from '#shared/api/referrals.ts'
import type { CaseRecord } from '#shared/api/cases.ts'
import { type Consent, InformationClass, LETTER_INFORMATION } from '#shared/domain/consent.ts'
import { mayDisclose, mayLeave, tellingProvider } from '#shared/domain/may-disclose.ts'
import { PROGRAM_NOTICE } from '#shared/domain/program-records.ts'
import { SendMethod } from '#shared/domain/referral.ts'
import { consentScope } from '#shared/text/consent-scope.ts'
import { api } from '#renderer/api.ts'
import { StepDoneBox, useStepQuestion } from '#renderer/cases/step-done.tsx'
import { USUAL_INFORMATION } from '#shared/domain/missing-consent.ts'
import { RecordConsent } from '#renderer/consents/record-consent.tsx'
import { untilWords } from '#renderer/consents/until.ts'
import { useCommand } from '#renderer/query.ts'
import { MedicalStaffField } from '#renderer/medical-staff-field.tsx'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckList, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { AlreadyLeftFields, alreadyLeftOf, LeftAnswers, NOT_LEFT } from './already-left.tsx'
import { actionLabel, type Doing, reload, Step, StepFields, targetOf } from './step.tsx'
import { WithStatementsField } from './with-statements.tsx'

const Sent = Step.extend({
  method: SendMethod,
  information: z.array(InformationClass),
  emergency: Emergency.nullable(),
  withStatements: z.boolean(),
  contestedUntold: z.boolean(),
  ...LeftAnswers,
})

/** Records that the referral went out: how, what it said, and what allows it. What is missing is said in words. */
export function SendForm({
  record,
  referral,
  today,
  onDone,
}: Doing & { readonly record: CaseRecord }): ReactElement {
  const { t, locale } = useText()
  const { pathway, organizationId } = referral
  const send = useCommand(api.referrals.send)
  const question = useStepQuestion(record)
  const [recording, setRecording] = useState(false)
  const leaves = pathway === 'school-contacts-provider' && organizationId !== null
  const allowed = leaves
    ? mayLeave(record.consents, {
        ...tellingProvider({ ...referral, organizationId }, record.student, today),
        wanted: LETTER_INFORMATION,
        atLeast: [],
      })
    : []
  const form = useRecordForm(Sent, {
    defaults: {
      effectiveOn: today,
      source: 'office',
      remark: '',
      information: leaves ? [...(allowed.length > 0 ? allowed : USUAL_INFORMATION)] : [],
      emergency: null,
      withStatements: false,
      contestedUntold: false,
      ...NOT_LEFT,
    },
    save: async ({ leftWhen, leftNote, ...step }) => {
      const alreadyLeft = alreadyLeftOf({ leftWhen, leftNote })
      await send.run({ ...targetOf(referral), ...step, alreadyLeft, stepDone: question.done })
      onDone()
    },
  })
  const { watch, setValue } = form.form
  const information = watch('information')
  const emergency = watch('emergency')
  const isOfProgram = information.includes('substance-use-records')
  const answer = leaves
    ? mayDisclose(record.consents, {
        ...tellingProvider({ ...referral, organizationId }, record.student, today),
        information,
      })
    : null
  const covering = answer?.may ? record.consents.find(({ id }) => id === answer.consentId) : undefined

  return (
    <>
      <FormBox of={form} save={actionLabel('send', referral)} onCancel={onDone} reload={reload}>
        {pathway === 'family-contacts-provider' && <p>{t('referrals:send.noConsentNeeded')}</p>}
        <SelectField
          of={form}
          name="method"
          label={t('referrals:send.method')}
          choices={SendMethod.options.map((value) => ({ value, label: t(`vocabulary:sendMethod.${value}`) }))}
          required
        />
        {leaves && (
          <CheckList
            of={form}
            name="information"
            label={t('referrals:send.information')}
            choices={InformationClass.options.map((value) => ({
              value,
              label: t(`vocabulary:information.${value}`),
            }))}
          />
        )}
        {answer?.may && <Covered consent={covering} today={today} />}
        {answer && !answer.may && (
          <>
            <Remark
              tone="warning"
              title={t(`consents:missing.${answer.missing}`)}
              action={
                <Button size="xs" onClick={() => setRecording(true)}>
                  {t('consents:record.action')}
                </Button>
              }
            >
              {t('referrals:send.stays')}
            </Remark>
            <Checkbox
              label={t('referrals:send.emergency')}
              description={t('referrals:send.emergencyHint')}
              checked={emergency !== null}
              onChange={(event) =>
                setValue('emergency', event.currentTarget.checked ? { threat: '' } : null, {
                  shouldDirty: true,
                })
              }
            />
            {emergency && (
              <TextArea
                of={form}
                name="emergency.threat"
                label={t('referrals:send.threat')}
                description={t('referrals:send.threatHint')}
                lines={2}
                required
                autoFocus
              />
            )}
            {emergency && isOfProgram && (
              <MedicalStaffField of={form} name="emergency.medicalStaff" required />
            )}
          </>
        )}
        <WithStatementsField of={form} />
        <AlreadyLeftFields of={form} {...(answer && !answer.may && { isRefused: true })} />
        {leaves && isOfProgram && (
          <Remark title={t('referrals:send.substanceNotice')}>
            <p lang="en">{PROGRAM_NOTICE}</p>
            {covering && (
              <p>{consentScope(covering, { say: t, day: (on) => shortDay(on, locale, today) })}</p>
            )}
          </Remark>
        )}
        <StepFields of={form} sources={[]} />
        <StepDoneBox of={question} record={record} />
      </FormBox>
      {recording && <RecordConsent record={record} referral={referral} onClose={() => setRecording(false)} />}
    </>
  )
}

/** The consent that lets it go. */
function Covered({
  consent,
  today,
}: {
  readonly consent: Consent | undefined
  readonly today: string
}): ReactElement | null {
  const { t, locale } = useText()
  if (!consent) return null
  const day = (on: string) => shortDay(on, locale, today)
  return (
    <Remark tone="good">
      {t('referrals:send.covered', {
        signer: consent.signer,
        signed: day(consent.signedOn),
        until: untilWords(consent, { t, day }),
      })}
    </Remark>
  )
}
