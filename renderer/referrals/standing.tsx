import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { casework } from '#shared/api/roles.ts'
import { type ConsentRequest, subjectOfReferral, waitedFor } from '#shared/domain/consent-request.ts'
import { takenBackOn } from '#shared/domain/consent.ts'
import { formToSign } from '#shared/domain/form.ts'
import { addDays } from '#shared/domain/days.ts'
import { isOpen, type RoadAction } from '#shared/domain/referral-road.ts'
import { mayBePutOff } from '#shared/domain/urgency.ts'
import { missingConsent, nextStepLacks } from '#shared/domain/missing-consent.ts'
import { lastTakenBackOn } from '#shared/domain/taking-back.ts'
import { RecordConsent } from '#renderer/consents/record-consent.tsx'
import { FormPreview } from '#renderer/forms/form-preview.tsx'
import { usePapersAsked } from '#renderer/packets/waits.ts'
import { AskForSignature } from '#renderer/papers/ask-for-signature.tsx'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { AskConsentForm } from './ask-consent-form.tsx'
import { CloseForm } from './close-form.tsx'
import { offeredActions } from './next-actions.ts'
import { Road } from './road.tsx'
import { SendForm } from './send-form.tsx'
import { stateSentence } from './state-sentence.ts'
import { actionLabel } from './step.tsx'
import {
  HandOverForm,
  MissForm,
  MistakeForm,
  PlainForm,
  PostponeForm,
  ReopenForm,
  ScheduleForm,
} from './step-forms.tsx'
import classes from './referrals.module.css'

type Rare = 'close' | 'reopen' | 'enter-in-error' | 'postpone' | 'hand-over'
type Doing = RoadAction | Rare

/** Where a referral stands, as a sentence; who does what next; and what can be recorded about it. */
export function Standing({
  record,
  referral,
}: {
  readonly record: CaseRecord
  readonly referral: ReferralView
}): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [recording, setRecording] = useState(false)
  const [renewing, setRenewing] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const asked = usePapersAsked(referral.studentId)
  const { id, state, nextTask, nextDueOn } = referral
  const { today } = record
  const open = isOpen(state)
  const missing = missingConsent(referral, record)
  const beforeSending = state === 'draft' || state === 'awaiting-consent'
  const lapsed = nextStepLacks(referral, record)
  const lacks = beforeSending ? missing : lapsed
  const offered = offeredActions(referral)
  const mustDecide = nextTask === 'decide-without-consent'
  // Nothing can be sent yet: asking for the signature comes first.
  const usual = missing && state === 'draft' ? offered.likely.toReversed() : offered.likely
  // Until somebody decides, sending is for an emergency.
  const likely = mustDecide ? [] : usual
  const seldom = mustDecide ? [...usual, ...offered.rare] : offered.rare
  const appointment = record.appointments.find(
    ({ referralId, status }) => referralId === id && status === 'scheduled',
  )
  const sentBy = record.consents.find((consent) => consent.id === referral.consentId)
  const sentence = stateSentence(referral, {
    t,
    day: (on) => shortDay(on, locale, today),
    appointmentOn: appointment?.onDay ?? null,
    isLapsed: lapsed !== null,
    takenBackOn: mustDecide
      ? lastTakenBackOn(record.consents, referral)
      : sentBy
        ? takenBackOn(sentBy, referral.organizationId)
        : null,
  })
  // Whoever was told by it has to hear first that it was taken back; asking them anything waits.
  const tellsFirst =
    sentence !== null && sentBy !== undefined && takenBackOn(sentBy, referral.organizationId) !== null
      ? toTell(record, referral.destination)
      : undefined
  // A signature was asked for: the form it is given on comes first, until it was printed.
  const request = waitedFor<ConsentRequest>(asked.data ?? [], subjectOfReferral(referral))
  const form = request && missing && state === 'awaiting-consent' ? formToSign(request.kind) : null
  const printsForm = form !== null && request !== null && !wasPrintedFor(record, id, request)
  // The packet is what is to be done while a referral is prepared.
  const packetLeads = nextTask === 'prepare-packet' && !missing
  const nothingGoes = state === 'awaiting-consent' && missing !== null
  const packet = (
    <Button
      variant={packetLeads ? 'filled' : 'default'}
      leftSection={<Icon name="paper" />}
      onClick={() => void navigate({ to: '/packets/$referralId', params: { referralId: id } })}
    >
      {t('referrals:standing.packet')}
    </Button>
  )
  const stop = useClosing(doing, setDoing)
  const letTheFamilyCall = () =>
    void navigate({
      to: '/cases/$caseId/refer',
      params: { caseId: referral.caseId },
      search: { instead: id },
    })
  const mayWait =
    nextDueOn !== null && mayBePutOff(referral.urgency, { dueOn: nextDueOn, to: addDays(today, 1), today })
  const rare: readonly Rare[] = [
    ...(mayWait ? (['postpone'] as const) : []),
    ...(open && decides ? (['hand-over', 'close'] as const) : []),
    ...(decides && state !== 'entered-in-error' ? (['enter-in-error'] as const) : []),
  ]

  return (
    <Section title={t('referrals:standing.title')} tone={nextDueOn && nextDueOn < today ? 'warn' : 'accent'}>
      <div className={classes.standing}>
        <p className={classes.sentence}>{sentence}</p>
        {(state === 'accepted' || state === 'linked') && (
          <p className={classes.quiet}>{t(`vocabulary:stateMeaning.${state}`)}</p>
        )}
        <Road referral={referral} />
        {tellsFirst && (
          <p className={classes.next}>
            {t('cases:next.label')}: <strong>{tellsFirst.name}</strong> ·{' '}
            <SchoolDue on={tellsFirst.dueOn ?? today} withDate />
          </p>
        )}
        {!tellsFirst && nextTask && nextDueOn && (
          <p className={classes.next}>
            {t('cases:next.label')}: <strong>{t(`vocabulary:referralTask.${nextTask}`)}</strong> ·{' '}
            {referral.ownerName} · <SchoolDue on={nextDueOn} withDate />
          </p>
        )}
        {lacks && doing !== 'send' && (
          <Remark
            tone="warning"
            title={t(`consents:missing.${lacks}`)}
            action={
              <>
                {(lapsed ?? mustDecide) && (
                  <Button
                    size="xs"
                    variant={mustDecide ? 'default' : 'filled'}
                    onClick={() => setRenewing(true)}
                  >
                    {t('papers:acts.ask-again')}
                  </Button>
                )}
                <Button size="xs" variant="default" onClick={() => setRecording(true)}>
                  {t('consents:record.action')}
                </Button>
                {mustDecide && decides && (
                  <>
                    {referral.serviceId !== null && (
                      <Button size="xs" variant="default" onClick={letTheFamilyCall}>
                        {t('referrals:decide.familyCalls')}
                      </Button>
                    )}
                    <Button size="xs" variant="default" onClick={() => setDoing('close')}>
                      {t('referrals:decide.close')}
                    </Button>
                  </>
                )}
              </>
            }
          >
            {t(mustDecide ? 'referrals:decide.hint' : 'referrals:send.stays')}
          </Remark>
        )}
        <div className={classes.actions}>
          {packetLeads && packet}
          {printsForm && (
            <Button leftSection={<Icon name="print" />} onClick={() => setPrinting(true)}>
              {t('papers:acts.print')}
            </Button>
          )}
          {likely.map((action, index) => (
            <Button
              key={action}
              size="sm"
              variant={index === 0 && !packetLeads && !nothingGoes && !tellsFirst ? 'filled' : 'default'}
              aria-expanded={doing === action}
              onClick={() => setDoing(action)}
            >
              {actionLabel(action, referral)}
            </Button>
          ))}
          {!open && state !== 'entered-in-error' && decides && (
            <Button variant="default" aria-expanded={doing === 'reopen'} onClick={() => setDoing('reopen')}>
              {t('vocabulary:roadAction.reopen')}
            </Button>
          )}
          {open && !packetLeads && packet}
          {(seldom.length > 0 || rare.length > 0) && (
            <MoreMenu>
              {seldom.map((action) => (
                <Menu.Item key={action} onClick={() => setDoing(action)}>
                  {actionLabel(action, referral)}
                </Menu.Item>
              ))}
              {seldom.length > 0 && rare.length > 0 && <Menu.Divider />}
              {rare.map((action) => (
                <Menu.Item key={action} onClick={() => setDoing(action)}>
                  {t(`referrals:more.${action}`)}
                </Menu.Item>
              ))}
            </MoreMenu>
          )}
        </div>
        {doing && (
          <InPlace key={doing} title={titleOf(doing)} onClose={stop}>
            <DoingForm doing={doing} record={record} referral={referral} onDone={stop} />
          </InPlace>
        )}
        {renewing && referral.organizationId !== null && (
          <AskForSignature
            record={record}
            begin={{ kind: 'exchange', recipientIds: [referral.organizationId] }}
            onClose={() => setRenewing(false)}
          />
        )}
        {isPrinting && form !== null && request !== null && (
          <FormPreview
            forms={[form]}
            studentId={referral.studentId}
            requestId={request.id}
            onClose={() => setPrinting(false)}
          />
        )}
        {recording && (
          <RecordConsent record={record} referral={referral} onClose={() => setRecording(false)} />
        )}
      </div>
    </Section>
  )

  function titleOf(action: Doing): string {
    switch (action) {
      case 'close':
      case 'reopen':
      case 'enter-in-error':
      case 'postpone':
      case 'hand-over':
        return t(`referrals:more.${action}`)
      default:
        return actionLabel(action, referral)
    }
  }
}

/** The open step that says whoever was told by a consent is to hear that it was taken back. */
function toTell({ tasks }: CaseRecord, provider: string): CaseRecord['tasks'][number] | undefined {
  // A name as long as a line is cut off in the name of a task.
  const begin = provider.slice(0, 100)
  return tasks.find(
    ({ kind, state, name }) => kind === 'tell-provider' && state === 'open' && name.includes(begin),
  )
}

/** Whether the form of a request was printed since it was asked for, alone or in a packet. */
function wasPrintedFor({ pages, forms }: CaseRecord, referralId: string, request: ConsentRequest): boolean {
  const form = formToSign(request.kind)
  return (
    pages.some(
      (page) =>
        page.referralId === referralId &&
        page.part === 'consent-form' &&
        page.printedAt >= request.recordedAt,
    ) || forms.some((printed) => printed.form === form && printed.printedAt >= request.recordedAt)
  )
}

function DoingForm({
  doing,
  record,
  referral,
  onDone,
}: {
  readonly doing: Doing
  readonly record: CaseRecord
  readonly referral: ReferralView
  readonly onDone: () => void
}): ReactElement {
  const props = { referral, today: record.today, onDone }
  switch (doing) {
    case 'request-consent':
      return <AskConsentForm record={record} {...props} />
    case 'send':
      return <SendForm record={record} {...props} />
    case 'schedule-appointment':
      return <ScheduleForm {...props} />
    case 'miss-appointment':
      return <MissForm {...props} />
    case 'close':
      return <CloseForm {...props} />
    case 'reopen':
      return <ReopenForm {...props} />
    case 'enter-in-error':
      return <MistakeForm {...props} />
    case 'postpone':
      return <PostponeForm {...props} />
    case 'hand-over':
      return <HandOverForm record={record} {...props} />
    default:
      return <PlainForm action={doing} {...props} />
  }
}
