import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import type { LastCall } from '#shared/domain/provider-call.ts'
import { Capacity } from '#shared/domain/provider-check.ts'
import { capacityIn, readOut } from '#shared/text/service-words.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { AlreadyLeftFields } from '#renderer/referrals/already-left.tsx'
import { WithStatementsField } from '#renderer/referrals/with-statements.tsx'
import type { PileForm } from '#renderer/slips/pile-form.ts'
import { SlipAsked } from '#renderer/slips/slip-fields.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { CheckField, CheckList, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, useRecordForm, type RecordForm } from '#renderer/ui/form.tsx'
import { Isolated } from '#renderer/ui/isolated.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { blankCall, Call } from './call-form.ts'
import { CallSheets } from './call-sheets.tsx'
import { PhoneToCall } from './phone-to-call.tsx'
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
  const { organizationId, name, phone, phoneOf, lastCall, services, referrals, notToAsk } = asked
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
      facts={<PhoneToCall phone={phone} of={phoneOf} />}
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
        {lastCall && <LastCallLine call={lastCall} />}
        <FieldRow>
          <DateField of={form} name="calledOn" label={t('providers:calls.calledOn')} past required />
          <TextField of={form} name="spokeWith" label={t('providers:calls.spokeWith')} />
        </FieldRow>
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
              const { id, serviceName, state, sentOn } = referral
              const facts = [
                serviceName,
                t(`vocabulary:referralState.${state}`),
                sentOn && `${t('providers:calls.sentOn')} ${shortDay(sentOn, locale, today)}`,
              ]
              return (
                <FieldGroup
                  key={id}
                  legend={
                    <>
                      <ReferralLink of={referral} />
                      {' · '}
                      <Isolated parts={facts.filter((fact) => typeof fact === 'string')} />
                    </>
                  }
                >
                  {/* The fields of a paper are bound by name within `rows`, which this form has as a pile has. */}
                  <SlipAsked
                    of={form as unknown as PileForm}
                    at={id}
                    slip="feedback-slip"
                    spoken
                    referral={{ ...referral, hasPacket: false }}
                  />
                </FieldGroup>
              )
            })}
          </div>
          {referrals.length > 0 && <ToldOnCall of={form} referrals={referrals} />}
          <NotToAsk of={notToAsk} />
        </Section>
      </KeptBox>
    </Page>
  )
}

/** Asks once for the whole call whether anything about a student was told, of whom, and what: nothing is chosen beforehand. */
function ToldOnCall({
  of,
  referrals,
}: {
  readonly of: CallForm
  readonly referrals: Asked['referrals']
}): ReactElement {
  const { t } = useText()
  return (
    <FieldGroup legend={t('providers:calls.told')}>
      <YesNoField
        of={of}
        name="toldAny"
        label={t('providers:calls.toldAny')}
        description={t('providers:calls.toldAnyHint')}
        required
      />
      {of.form.watch('toldAny') && (
        <>
          <CheckList
            of={of}
            name="toldOf"
            label={t('providers:calls.toldOf')}
            choices={referrals.map(({ id, caseCode, studentName }) => ({
              value: id,
              label: `${caseCode} · ${studentName}`,
            }))}
          />
          <CheckList
            of={of}
            name="toldWhat"
            label={t('cases:call.toldWhat')}
            choices={InformationClass.options.map((value) => ({
              value,
              label: t(`vocabulary:information.${value}`),
            }))}
          />
          <WithStatementsField of={of} />
          <AlreadyLeftFields of={of} />
        </>
      )}
    </FieldGroup>
  )
}

/** When somebody called here last, and with whom they spoke. */
function LastCallLine({ call: { on, by, spokeWith } }: { readonly call: LastCall }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const known = { day: shortDay(on, locale, today), who: by }
  return (
    <p className={classes.quiet}>
      {spokeWith === ''
        ? t('providers:calls.lastCallLine', known)
        : t('providers:calls.lastCallWith', { ...known, whom: spokeWith })}
    </p>
  )
}

/** The way from a line of the call to its referral. */
function ReferralLink({
  of: { id, caseCode, studentName },
}: {
  readonly of: Pick<Asked['referrals'][number], 'id' | 'caseCode' | 'studentName'>
}): ReactElement {
  return (
    <Link to="/referrals/$referralId" params={{ referralId: id }}>
      <Ltr>{caseCode}</Ltr> · <bdi>{studentName}</bdi>
    </Link>
  )
}

/** How many referrals nobody asks about, by why, and the way to each: what is told of them all the same is written there. */
function NotToAsk({ of }: { readonly of: Asked['notToAsk'] }): ReactElement {
  const { t } = useText()
  return (
    <>
      {(['onTheirOwn', 'unsigned'] as const)
        .filter((why) => of[why].length > 0)
        .map((why) => (
          <details key={why} className={classes.quiet}>
            <summary>{t(`providers:calls.${why}`, { count: of[why].length })}</summary>
            <p>{t('providers:calls.doNotAsk')}</p>
            <ul>
              {of[why].map((referral) => (
                <li key={referral.id}>
                  <ReferralLink of={referral} />
                </li>
              ))}
            </ul>
          </details>
        ))}
    </>
  )
}

/** What is asked of one service. */
function ServiceAsked({
  of,
  service,
}: {
  readonly of: CallForm
  readonly service: Asked['services'][number]
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { id, name, verifiedOn, said, differs } = service
  const facts = readOut(service, { say: t, locale, language: (tag) => languageName(tag, locale) })
  const known = [
    verifiedOn === null
      ? t('providers:one.neverVerified')
      : t('providers:calls.checkedOn', { day: shortDay(verifiedOn, locale, today) }),
    said && `${t('providers:check.capacity')}: ${capacityIn(said, t)}`,
  ]
  return (
    <FieldGroup legend={name}>
      <p className={classes.quiet}>
        <Isolated parts={known.filter((part) => typeof part === 'string')} />
      </p>
      {differs.map(({ on, words }) => (
        <p key={`${on} ${words}`}>
          {t('providers:calls.toldDiffers', { day: shortDay(on, locale, today), words })}
        </p>
      ))}
      <p>{facts.length === 0 ? t('providers:calls.nothingKnown') : <Isolated parts={facts} />}</p>
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
      <TextArea of={of} name={`checks.${id}.differs`} label={t('providers:calls.differs')} lines={1} />
    </FieldGroup>
  )
}
