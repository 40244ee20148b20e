import type { ReactElement } from 'react'

import type { AgreementRecord, PartnerRecord } from '#shared/api/partnerships.ts'
import {
  AgreementDraft,
  DataFrequency,
  nextTerm,
  RenewalKind,
  SUPPORT_TIERS,
  type TermDraft,
  USUAL_WARN_DAYS,
} from '#shared/domain/agreement.ts'
import { addDays, addMonths } from '#shared/domain/days.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { SignatoriesField } from './signatories-field.tsx'

/** What is written: a new agreement, the newest text of one once more, or a text that follows it. */
export type Writing =
  | { readonly what: 'start' }
  | { readonly what: 'correct' | 'amendment' | 'renewal'; readonly agreement: AgreementRecord }

/** The form of an agreement as its fields hold it. */
export type AgreementFormOf = RecordForm<AgreementDraft, AgreementDraft>

const nothing = { school: '', partner: '' }
const YEAR = 12

/** Begins with what is known: the two names, and the year from today on. */
function firstTerm({ schoolName, organizationName }: PartnerRecord, today: string): TermDraft {
  return {
    ...{ schoolParty: schoolName, partnerParty: organizationName, purpose: '' },
    responsibilities: { tier1: nothing, tier2: nothing, tier3: nothing },
    ...{ referralProcedure: '', informationSharing: '', dataFrequency: null },
    ...{ startsOn: today, endsOn: addDays(addMonths(today, YEAR), -1) },
    ...{ renewal: 'by-agreement', renewMonths: null, renewBy: null, liability: '', termination: '' },
    signatories: [],
  }
}

function termOf(partner: PartnerRecord, writing: Writing, today: string): TermDraft {
  if (writing.what === 'start') return firstTerm(partner, today)
  const newest = writing.agreement.terms.at(-1)
  if (!newest) return firstTerm(partner, today)
  const {
    id: _,
    agreementId: _1,
    number: _2,
    kind: _3,
    writtenAt: _4,
    writtenBy: _5,
    writtenByName: _6,
    ...term
  } = newest
  if (writing.what === 'correct') return term
  return nextTerm(term, { kind: writing.what, today, end: writing.agreement.now.endsOn })
}

/** Everything an agreement says, and who sees to it. */
export function AgreementForm(props: {
  readonly partner: PartnerRecord
  readonly writing: Writing
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { partner, writing, onClose } = props
  const name = partner.organizationName
  return (
    <Dialog title={t(`partnerships:form.${writing.what}`, { name })} wide="very" onClose={onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({
  partner,
  writing,
  onClose,
}: {
  readonly partner: PartnerRecord
  readonly writing: Writing
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const me = useMe()
  const { today } = useOfficeTime()
  const start = useCommand(api.agreements.start)
  const correct = useCommand(api.agreements.correct)
  const addTerm = useCommand(api.agreements.addTerm)
  const care =
    writing.what === 'start'
      ? { ownerId: me.accountId, warnDays: USUAL_WARN_DAYS }
      : { ownerId: writing.agreement.ownerId, warnDays: writing.agreement.warnDays }
  const form: AgreementFormOf = useRecordForm(AgreementDraft, {
    defaults: { ...termOf(partner, writing, today), ...care },
    save: async (draft) => {
      if (writing.what === 'start') await start.run({ organizationId: partner.organizationId, draft })
      else {
        const { id, version } = writing.agreement
        if (writing.what === 'correct') await correct.run({ id, version, draft })
        else await addTerm.run({ id, version, kind: writing.what, draft })
      }
      void kept.discard()
      onClose()
    },
  })
  const about = writing.what === 'start' ? partner.organizationId : writing.agreement.id
  const kept = useKeptForm(`partnerships.${writing.what}.${about}`, form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      {writing.what !== 'start' && (
        <p className={lines.quiet}>
          {t(writing.what === 'correct' ? 'partnerships:form.correctHint' : 'partnerships:form.nextHint')}
        </p>
      )}
      <Parties of={form} />
      <Time of={form} />
      <SignatoriesField of={form} />
      <Duties of={form} />
      <FieldGroup legend={t('partnerships:form.exchange')}>
        <TextArea of={form} name="referralProcedure" label={t('partnerships:form.procedure')} />
        <TextArea of={form} name="informationSharing" label={t('partnerships:form.sharing')} />
        <SelectField
          of={form}
          name="dataFrequency"
          label={t('partnerships:form.frequency')}
          nothing={t('partnerships:form.notSaid')}
          choices={DataFrequency.options.map((value) => ({
            value,
            label: t(`partnerships:frequency.${value}`),
          }))}
        />
      </FieldGroup>
      <FieldGroup legend={t('partnerships:form.law')}>
        <TextArea of={form} name="liability" label={t('partnerships:form.liability')} />
        <TextArea of={form} name="termination" label={t('partnerships:form.termination')} />
      </FieldGroup>
    </KeptBox>
  )
}

interface OfForm {
  readonly of: AgreementFormOf
}

function Parties({ of }: OfForm): ReactElement {
  const { t } = useText()
  return (
    <FieldGroup legend={t('partnerships:form.parties')}>
      <FieldRow>
        <TextField of={of} name="schoolParty" label={t('partnerships:form.school')} required />
        <TextField of={of} name="partnerParty" label={t('partnerships:form.partner')} required />
      </FieldRow>
      <TextArea of={of} name="purpose" label={t('partnerships:form.purpose')} required autoFocus />
    </FieldGroup>
  )
}

function Time({ of }: OfForm): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const isAutomatic = of.form.watch('renewal') === 'automatic'
  return (
    <FieldGroup legend={t('partnerships:form.time')}>
      <FieldRow>
        <DateField of={of} name="startsOn" label={t('partnerships:form.from')} empty="text" required />
        <DateField
          of={of}
          name="endsOn"
          label={t('partnerships:form.until')}
          description={t('partnerships:form.untilHint')}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          of={of}
          name="renewal"
          label={t('partnerships:form.whenOver')}
          choices={RenewalKind.options.map((value) => ({ value, label: t(`partnerships:renewal.${value}`) }))}
        />
        {isAutomatic && (
          <NumberField of={of} name="renewMonths" label={t('partnerships:form.months')} required />
        )}
      </FieldRow>
      <FieldRow>
        <DateField
          of={of}
          name="renewBy"
          label={t('partnerships:form.renewBy')}
          description={t('partnerships:form.renewByHint')}
        />
        <NumberField of={of} name="warnDays" label={t('partnerships:form.warn')} required />
        <SelectField of={of} name="ownerId" label={t('partnerships:form.owner')} choices={owners} required />
      </FieldRow>
    </FieldGroup>
  )
}

function Duties({ of }: OfForm): ReactElement {
  const { t } = useText()
  return (
    <FieldGroup legend={t('partnerships:form.duties')}>
      <p className={lines.quiet}>{t('partnerships:form.dutiesHint')}</p>
      {SUPPORT_TIERS.map((key) => {
        const tier = t(`partnerships:tier.${key}`)
        return (
          <FieldRow key={key}>
            <TextArea
              of={of}
              name={`responsibilities.${key}.school`}
              label={t('partnerships:form.bySchool', { tier })}
              lines={2}
            />
            <TextArea
              of={of}
              name={`responsibilities.${key}.partner`}
              label={t('partnerships:form.byPartner', { tier })}
              lines={2}
            />
          </FieldRow>
        )
      })}
    </FieldGroup>
  )
}
