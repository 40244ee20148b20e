import { Button } from '@mantine/core'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { Capacity } from '#shared/domain/provider-check.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import type { PileForm } from '#renderer/slips/pile-form.ts'
import { SlipAsked } from '#renderer/slips/slip-fields.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { CheckField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, useRecordForm, type RecordForm } from '#renderer/ui/form.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { blankCall, Call } from './call-form.ts'
import { CallSheets } from './call-sheets.tsx'
import classes from './provider-calls.module.css'

type Asked = OutputOf<Contract['providerCalls']['get']>
type CallForm = RecordForm<
  Parameters<typeof Call.parse>[0] & ReturnType<typeof blankCall>,
  ReturnType<typeof Call.parse>
>

/** One call to a provider: what its services and every open referral are asked, entered in one pass. */
export function CallScreen(): ReactElement {
  const { organizationId } = useParams({ from: '/providers/calls/$organizationId' })
  const answer = useAnswer(api.providerCalls.get, { id: organizationId })
  return <Answer of={answer}>{(asked) => <OneCall key={asked.organizationId} asked={asked} />}</Answer>
}

function OneCall({ asked }: { readonly asked: Asked }): ReactElement {
  const { t, locale } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { today } = useOfficeTime()
  const [printing, setPrinting] = useState(false)
  const enter = useCommand(api.providerCalls.enter)
  const { organizationId, name, phone, services, referrals, notToAsk } = asked
  const form = useRecordForm(Call, {
    defaults: blankCall(asked, today),
    save: async (told) => {
      await enter.run({ organizationId, ...told })
      await kept.discard()
      void navigate({ to: '/providers/calls' })
    },
  })
  const kept = useKeptForm(`providers.call.${organizationId}`, form)
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('providers:calls.callOf', { name })}
      facts={phone && <Ltr>{phone}</Ltr>}
      actions={
        <Button variant="default" onClick={() => setPrinting(true)}>
          {t('providers:calls.printOne')}
        </Button>
      }
    >
      {printing && <CallSheets organizationIds={[organizationId]} onClose={() => setPrinting(false)} />}
      <KeptBox
        of={form}
        kept={kept}
        save={t('providers:calls.save')}
        onCancel={() => router.history.back()}
        reload={() => void refreshEverything()}
      >
        <p className={classes.quiet}>{t('providers:calls.notAsked')}</p>
        <DateField of={form} name="calledOn" label={t('providers:calls.calledOn')} past required />
        <Section title={t('providers:calls.services')} count={services.length}>
          <div className={classes.asked}>
            {services.map((service) => (
              <ServiceAsked key={service.id} of={form} service={service} />
            ))}
          </div>
        </Section>
        <Section title={t('providers:calls.referrals')} count={referrals.length}>
          {referrals.length === 0 && <p className={classes.quiet}>{t('providers:calls.noReferrals')}</p>}
          <div className={classes.asked}>
            {referrals.map((referral) => {
              const { id, caseCode, studentName, serviceName, state, sentOn } = referral
              const facts = [
                studentName,
                serviceName,
                t(`vocabulary:referralState.${state}`),
                sentOn && `${t('providers:calls.sentOn')} ${shortDay(sentOn, locale, today)}`,
              ]
              return (
                <FieldGroup key={id} legend={`${caseCode} · ${facts.filter(Boolean).join(' · ')}`}>
                  {/* The fields of a paper are bound by name within `rows`, which this form has as a pile has. */}
                  <SlipAsked
                    of={form as unknown as PileForm}
                    at={id}
                    slip="feedback-slip"
                    says={t('providers:calls.theySay')}
                    referral={{ ...referral, hasPacket: false }}
                  />
                </FieldGroup>
              )
            })}
          </div>
          {notToAsk > 0 && (
            <p className={classes.quiet}>{t('providers:calls.notToAsk', { count: notToAsk })}</p>
          )}
        </Section>
      </KeptBox>
    </Page>
  )
}

/** What is asked of one service. */
function ServiceAsked({
  of,
  service: { id, name, verifiedOn, said },
}: {
  readonly of: CallForm
  readonly service: Asked['services'][number]
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const known = [
    verifiedOn === null
      ? t('providers:one.neverVerified')
      : t('providers:calls.checkedOn', { day: shortDay(verifiedOn, locale, today) }),
    said && `${t(`vocabulary:capacity.${said.capacity}`)}${said.statedWait ? `, ${said.statedWait}` : ''}`,
  ]
  return (
    <FieldGroup legend={name}>
      <p className={classes.quiet}>{known.filter(Boolean).join(' · ')}</p>
      <CheckField of={of} name={`checks.${id}.isStillTrue`} label={t('providers:check.stillTrue')} />
      <FieldRow>
        <SelectField
          of={of}
          name={`checks.${id}.capacity`}
          label={t('providers:check.capacity')}
          nothing={t('providers:check.notAsked')}
          choices={Capacity.options.map((value) => ({ value, label: t(`vocabulary:capacity.${value}`) }))}
        />
        <TextField of={of} name={`checks.${id}.statedWait`} label={t('providers:check.wait')} />
      </FieldRow>
    </FieldGroup>
  )
}
