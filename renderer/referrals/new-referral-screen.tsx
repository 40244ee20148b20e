import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { type Pathway, ReferralDraft } from '#shared/domain/referral.ts'
import { schoolName } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { api } from '#renderer/api.ts'
import { StepDoneBox, useStepQuestion } from '#renderer/cases/step-done.tsx'
import { useColleagues } from '#renderer/colleagues.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useOffered } from '#renderer/school-words.ts'
import { SchoolServiceField } from '#renderer/school-services/school-service-field.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { dayOf } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { CheckList, SelectField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import { PathwayField } from './pathway-field.tsx'
import { ServiceField } from './service-field.tsx'
import { reload } from './step.tsx'

/** Starts a referral from a case: who carries it, to which service, for what. */
export function NewReferralScreen(): ReactElement {
  const { caseId } = useParams({ from: '/cases/$caseId/refer' })
  const { instead } = useSearch({ from: '/cases/$caseId/refer' })
  const answer = useAnswer(api.cases.get, { id: caseId })
  return (
    <Answer of={answer} lines={12}>
      {(record) => <NewReferral key={record.case.id} record={record} instead={instead} />}
    </Answer>
  )
}

/** Who will most likely carry it, from what was decided about the concern. */
function likelyPathway({ triages }: Pick<CaseRecord, 'triages'>): Pathway {
  const disposition = triages.at(-1)?.disposition
  return disposition === 'school-tier-2' ||
    disposition === 'school-tier-3' ||
    disposition === 'school-clinician'
    ? 'school-based'
    : 'family-contacts-provider'
}

function NewReferral({
  record,
  instead,
}: {
  readonly record: CaseRecord
  /** The referral it is in the place of: the family calls its provider itself. */
  readonly instead: string | undefined
}): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { timeZone } = useOfficeTime()
  const { owners } = useColleagues()
  const create = useCommand(api.referrals.create)
  const question = useStepQuestion(record)
  const [keeps, setKeeps] = useState(false)
  const { case: one, student, today } = record
  const concern = record.concerns.at(-1)
  const before = record.referrals.find(({ id }) => id === instead)
  const [primaryReason, ...otherReasons] = before
    ? [before.primaryReason, ...before.otherReasons]
    : (concern?.noticed ?? [])

  const form = useRecordForm(ReferralDraft, {
    defaults: {
      caseId: one.id,
      pathway: before ? 'family-contacts-provider' : likelyPathway(record),
      serviceId: before?.serviceId ?? null,
      locationId: before?.locationId ?? null,
      schoolService: '',
      schoolServiceId: null,
      // What nobody ticked is asked for, not made up: it stands in the letter to the provider.
      ...(primaryReason && { primaryReason }),
      otherReasons,
      urgency: one.urgency,
      needIdentifiedOn: concern ? dayOf(concern.receivedAt, timeZone) : today,
      ownerId: one.ownerId,
    },
    save: async (draft) => {
      const made = await create.run({
        ...draft,
        stepDone: question.done,
        keepSchoolService: keeps && draft.pathway === 'school-based',
      })
      void kept.discard()
      await navigate({ to: '/referrals/$referralId', params: { referralId: made.id }, replace: true })
    },
  })
  const kept = useKeptForm(['referrals.new', one.id, ...(before ? [before.id] : [])].join('.'), form)
  const { watch } = form.form
  const pathway = watch('pathway')
  const reason = watch('primaryReason')
  const urgencyName = useUrgencyName()
  const reasons = useOffered('reasons', { chosen: concern?.noticed ?? [] })
  const back = () => router.history.back()

  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={back} />}
      title={t('referrals:new.title')}
      facts={
        <>
          {schoolName(student)} · {t('cases:one.case')} <Ltr>{one.code}</Ltr>
        </>
      }
      narrow={pathway === 'school-based'}
    >
      <FormBox of={form} save={t('referrals:new.save')} onCancel={back} reload={reload}>
        <Restored kept={kept} />
        <PathwayField of={form} />
        {pathway === 'school-based' ? (
          <SchoolServiceField of={form} record={record} keeps={keeps} onKeep={setKeeps} />
        ) : (
          <ServiceField of={form} record={record} />
        )}
        <FieldRow>
          <SelectField
            of={form}
            name="primaryReason"
            label={t('referrals:new.primaryReason')}
            required
            choices={reasons}
          />
          <SelectField
            of={form}
            name="urgency"
            label={t('cases:list.urgency')}
            choices={URGENCIES.map((value) => ({
              value,
              label: urgencyName(value),
            }))}
          />
          <SelectField
            of={form}
            name="ownerId"
            label={t('referrals:new.owner')}
            choices={owners.filter(({ value }) => record.workers.includes(value))}
          />
        </FieldRow>
        <FieldGroup legend={t('concerns:new.details')} folded>
          <CheckList
            of={form}
            name="otherReasons"
            label={t('referrals:new.otherReasons')}
            choices={reasons.filter(({ value }) => value !== reason)}
          />
          <DateField
            of={form}
            name="needIdentifiedOn"
            label={t('referrals:fields.needIdentifiedOn')}
            past
            required
          />
        </FieldGroup>
        <StepDoneBox of={question} record={record} />
      </FormBox>
    </Page>
  )
}
