import { Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { casework } from '#shared/api/roles.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { Slip } from '#shared/domain/slip.ts'
import { CallForm } from '#renderer/cases/call-form.tsx'
import { RecordConsent } from '#renderer/consents/record-consent.tsx'
import { CloseForm } from '#renderer/referrals/close-form.tsx'
import { PlainForm, ScheduleForm } from '#renderer/referrals/step-forms.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { ANSWERS, consequenceOf, isOnlyLogged, type SlipAnswer, type TellingSlip } from './answers.ts'
import classes from './slips.module.css'

interface Arrived {
  readonly record: CaseRecord
  readonly referral: ReferralView
  /** It was recorded, or put aside. */
  readonly onClose: () => void
}

/** A paper came back: what it says is written down with the form it asks for. */
export function SlipArrived({ slip, ...arrived }: Arrived & { readonly slip: Slip }): ReactElement {
  const { t } = useText()
  const { record, referral, onClose } = arrived
  if (slip === 'consent-form') return <RecordConsent record={record} referral={referral} onClose={onClose} />
  const title = t('slips:arrived', { paper: t(`slips:paper.${slip}`), name: referral.studentName })
  return (
    <Dialog title={title} wide onClose={onClose}>
      <WhatItSays slip={slip} {...arrived} />
    </Dialog>
  )
}

/** What the paper says, one line of it, and the form for that line. */
function WhatItSays({ slip, ...arrived }: Arrived & { readonly slip: TellingSlip }): ReactElement {
  const { t } = useText()
  const [answer, setAnswer] = useState<SlipAnswer | null>(null)
  return (
    <div className={classes.says}>
      <p>{[arrived.referral.destination, arrived.referral.serviceName].filter(Boolean).join(' · ')}</p>
      <Radio.Group
        label={t('slips:says')}
        value={answer ?? ''}
        onChange={(value) => setAnswer(ANSWERS[slip].find((one) => one === value) ?? null)}
      >
        <div className={classes.answer}>
          {ANSWERS[slip].map((value) => (
            <Radio key={value} name="slip-says" value={value} label={t(`slips:say.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {answer !== null && <FormFor key={answer} answer={answer} slip={slip} {...arrived} />}
    </div>
  )
}

function FormFor({
  answer,
  slip,
  record,
  referral,
  onClose,
}: Arrived & { readonly answer: SlipAnswer; readonly slip: TellingSlip }): ReactElement {
  const { t } = useText()
  const consequence = consequenceOf(answer, referral.state, useMay(casework))
  const props = { referral, today: record.today, onDone: onClose }
  switch (consequence) {
    case 'schedule-appointment':
      return <ScheduleForm {...props} />
    case 'close':
      return <CloseForm {...props} />
    case 'confirm-linked':
    case 'waitlist':
    case 'accept':
    case 'ask-for-information':
      return <PlainForm action={consequence} {...props} />
    case 'log':
      return (
        <>
          {isOnlyLogged(answer, consequence) && (
            <Remark
              title={t('slips:onlyLogged', { state: t(`vocabulary:referralState.${referral.state}`) })}
            />
          )}
          <CallForm
            record={record}
            contactId={null}
            referralId={referral.id}
            cameBack={{
              id: `${referral.id}.${slip}.${answer}`,
              from: slip === 'feedback-slip' ? 'provider' : null,
              says: `${t(`slips:paper.${slip}`)}: ${t(`slips:say.${answer}`)}.`,
            }}
            onDone={onClose}
          />
        </>
      )
    case 'request-consent':
    case 'send':
    case 'miss-appointment':
    case 'start-services':
      throw new Error('No paper that comes back says this')
    default:
      return assertNever(consequence)
  }
}
