import { Button } from '@mantine/core'
import { type ReactElement, useMemo, useRef, useState } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import {
  type Consent,
  ConsentAuthority,
  ConsentDraft,
  ConsentKind,
  lackingIn,
  usualConsentEnd,
  wasOfAge,
} from '#shared/domain/consent.ts'
import { needsAuthorityShown } from '#shared/domain/signer.ts'
import { type Contact, schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useInterpreterHint } from '#renderer/packets/first-name-here.ts'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { ChoiceField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import lines from '#renderer/ui/lines.module.css'
import { SignedPages } from './signed-pages.tsx'
import { SignerField } from './signer-field.tsx'
import { SignerOrder } from './signer-order.tsx'
import { WhatItLets } from './what-it-lets.tsx'

type ForCase = Pick<CaseRecord, 'student' | 'contacts' | 'today' | 'organizations'>

/** What a paper that lets nobody outside the school know anything says of telling. */
const WITH_NOBODY = {
  recipientIds: [],
  anyTreating: false,
  direction: 'both',
  information: [],
  purposes: [],
} as const

type Typed = z.input<typeof ConsentDraft>

const isKind = (kind: unknown): boolean => ConsentKind.safeParse(kind).success

/**
 * The paper as it is typed: whom it tells what is asked for, and kept, only where it is there for telling. All that is missing
 * is said at once, and that an order was not read where whoever signed must not be contacted.
 */
const paperRead = (signers: readonly Contact[], orderReadOf: string | null) =>
  z.custom<Typed>().transform((typed, context): ConsentDraft => {
    const paper = typed.kind === 'exchange' ? typed : { ...typed, ...WITH_NOBODY }
    const { data, error } = ConsentDraft.safeParse(paper)
    const found = error?.issues ?? []
    const isSaid = (path: string) => found.some((issue) => issue.path.join('.') === path)
    // Of a paper of which nobody said what it is for nobody knows what it lacks.
    const lacking = error && isKind(typed.kind) ? lackingIn(paper).filter(({ path }) => !isSaid(path)) : []
    const signer = signers.find(({ id }) => id === typed.signerContactId)
    const unread =
      signer?.doNotContact && orderReadOf !== signer.id
        ? [{ path: 'signer', message: 'consents:errors.orderUnread' }]
        : []
    const unshown =
      signer && needsAuthorityShown(signer) && !typed.authorityShown.trim()
        ? [{ path: 'authorityShown', message: 'consents:errors.authorityNotShown' }]
        : []
    for (const issue of found) {
      const input: unknown = typed[issue.path[0] as keyof Typed]
      // An issue of this very paper, with the value it is about.
      context.issues.push({ ...issue, input } as z.core.$ZodRawIssue)
    }
    for (const { path, message } of [...lacking, ...unread, ...unshown])
      context.issues.push({ code: 'custom', path: [path], message, input: typed })
    return data ?? z.NEVER
  })

/** What a new paper has in common with the one it takes the place of, before it is read. */
function asBefore({
  kind,
  recipientIds,
  anyTreating,
  direction,
  information,
  purposes,
  purpose,
  languageSigned,
  id: amendsId,
}: Consent): Partial<ConsentDraft> {
  return {
    ...{
      kind,
      recipientIds,
      anyTreating,
      direction,
      information,
      purposes,
      purpose,
      languageSigned,
      amendsId,
    },
  }
}

/** Whom a paper for a referral names. */
function recipientOf(referral: ReferralView | null): Readonly<Record<string, string>> {
  return referral?.organizationId ? { [referral.organizationId]: referral.destination } : {}
}

/** Writes down what a signed paper says: who, to whom, what, why, until when. */
export function RecordConsent({
  record,
  referral,
  recipients = recipientOf(referral),
  begin = {},
  amends,
  onClose,
}: {
  readonly record: ForCase
  /** The referral it is for, whose provider is named first. */
  readonly referral: ReferralView | null
  /** Names by id of whom the paper was to name, where no referral says so. */
  readonly recipients?: Readonly<Record<string, string>>
  /** What is known before it is read, where somebody was asked for it. */
  readonly begin?: Partial<ConsentDraft>
  /** The consent it takes the place of. */
  readonly amends?: Consent
  readonly onClose: () => void
}): ReactElement | null {
  const { t } = useText()
  const calendar = useAnswer(api.calendar.get, {})
  const [toKeep, setToKeep] = useState<Consent | null>(null)
  if (!calendar.data) return null
  if (toKeep !== null) return <SignedPages record={record} consent={toKeep} onClose={onClose} />
  return (
    <Dialog
      title={t(amends ? 'consents:record.amendTitle' : 'consents:record.title', {
        name: schoolName(record.student),
      })}
      wide="very"
      onClose={onClose}
    >
      <ConsentForm
        record={record}
        recipients={recipients}
        begin={begin}
        amends={amends ?? null}
        usualEnd={usualConsentEnd(record.today, calendar.data.years)}
        onKeepPages={setToKeep}
        onClose={onClose}
      />
    </Dialog>
  )
}

function ConsentForm({
  record: { student, contacts, today, organizations },
  recipients,
  begin,
  amends,
  usualEnd: schoolYearEnd,
  onKeepPages,
  onClose,
}: {
  readonly record: ForCase
  readonly recipients: Readonly<Record<string, string>>
  readonly begin: Partial<ConsentDraft>
  readonly amends: Consent | null
  readonly usualEnd: string
  /** It is saved, and its signed pages are there to be kept. */
  readonly onKeepPages: (consent: Consent) => void
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const create = useCommand(api.consents.create)
  const keepsPages = useRef(false)
  const eligible = wasOfAge(student.birthDate, today) === true
  const signers = contacts.filter(({ holdsConsentRights }) => holdsConsentRights)
  const recipientIds = Object.keys(recipients)
  const [orderReadOf, setOrderReadOf] = useState<string | null>(null)
  const paper = useMemo(() => paperRead(contacts, orderReadOf), [contacts, orderReadOf])
  const form = useRecordForm<Typed, ConsentDraft>(paper, {
    // What a signed paper says is read from it: nothing it may say otherwise stands here before.
    defaults: {
      studentId: student.id,
      signer: '',
      signerContactId: null,
      authorityShown: '',
      studentSigned: false,
      recipientIds,
      anyTreating: false,
      information: [],
      purposes: [],
      purpose: '',
      statements: [],
      signedOn: today,
      expiresOn: null,
      expiresWhen: '',
      interpreter: '',
      amendsId: null,
      ...begin,
      ...(amends && asBefore(amends)),
    },
    save: async (draft) => {
      const made = await create.run(draft)
      void kept.discard()
      if (keepsPages.current) onKeepPages(made)
      else onClose()
    },
  })
  const kept = useKeptForm(
    amends ? `consents.amend.${amends.id}` : `consents.new.${student.id}.${recipientIds[0] ?? ''}`,
    form,
  )
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({
    ...organizations,
    ...recipients,
  })
  const { watch, setValue } = form.form
  const kind = watch('kind')
  const authority = watch('authority')
  const interpreterHint = useInterpreterHint(watch('interpreter'), student.id)
  const signedOn = watch('signedOn') || today
  const ofAge = authority === 'eligible-student' ? wasOfAge(student.birthDate, signedOn) : true
  const take = (values: Partial<ConsentDraft>) => {
    const { isSubmitted } = form.form.formState
    for (const [name, value] of Object.entries(values))
      // A name and a value of the same paper.
      setValue(name as keyof ConsentDraft, value, { shouldDirty: true, shouldValidate: isSubmitted })
  }
  const signed = (contact: Contact | null) => {
    take({ authority: contact ? 'parent' : eligible ? 'eligible-student' : 'minor-under-state-law' })
  }
  const signer = signers.find(({ id }) => id === watch('signerContactId'))
  const isShowing = signer ? needsAuthorityShown(signer) : authority === 'parent'

  return (
    <FormBox
      of={form}
      save={t('consents:record.save')}
      onCancel={onClose}
      extra={
        <Button
          variant="default"
          disabled={form.busy}
          onClick={() => {
            keepsPages.current = true
            void form.submit().finally(() => {
              keepsPages.current = false
            })
          }}
        >
          {t('consents:record.saveWithPages')}
        </Button>
      }
    >
      <Restored kept={kept} />
      <p>
        {amends
          ? t('consents:record.amending', { day: longDay(amends.signedOn, locale) })
          : t('consents:record.asPaper')}
      </p>
      <ChoiceField
        of={form}
        name="kind"
        label={t('consents:fields.kind')}
        choices={ConsentKind.options.map((value) => ({
          value,
          label: t(`vocabulary:consentKind.${value}`),
        }))}
        required
      />
      <FieldRow>
        <SignerField of={form} student={student} contacts={signers} onSigned={signed} />
        <SelectField
          of={form}
          name="authority"
          label={t('consents:fields.authority')}
          choices={ConsentAuthority.options.map((value) => ({
            value,
            label: t(`vocabulary:consentAuthority.${value}`),
          }))}
          required
        />
      </FieldRow>
      {signer?.custodyNote && <Remark title={t('consents:fields.custody', { note: signer.custodyNote })} />}
      {signer?.doNotContact && (
        <SignerOrder
          signer={signer}
          isRead={orderReadOf === signer.id}
          onRead={(isRead) => setOrderReadOf(isRead ? signer.id : null)}
        />
      )}
      {isShowing && (
        <TextField
          of={form}
          name="authorityShown"
          label={t('consents:fields.authorityShown')}
          description={t('consents:fields.authorityShownHint')}
          required
        />
      )}
      {authority === 'parent' && wasOfAge(student.birthDate, signedOn) === true && (
        <Remark tone="warning" title={t('consents:errors.ofAge')} />
      )}
      {ofAge === false && <Remark tone="warning" title={t('consents:errors.notOfAge')} />}
      {ofAge === null && <Remark title={t('consents:record.checkAge')} />}
      {kind === 'exchange' && (
        <WhatItLets
          of={form}
          named={named}
          onNamed={(id, name) => setNamed((before) => ({ ...before, [id]: name }))}
        />
      )}
      <TextField
        of={form}
        name="purpose"
        label={t('consents:fields.purpose')}
        {...(kind === 'exchange' ? { description: t('consents:fields.purposeHint') } : { required: true })}
      />
      <div className={lines.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            take({
              purpose: t('consents:fields.usualPurpose'),
              ...(kind === 'exchange' && { purposes: ['arranging-help'] }),
            })
          }
        >
          {t('consents:record.usualPurpose')}
        </Button>
      </div>
      <FieldRow>
        <DateField
          of={form}
          name="signedOn"
          label={t('consents:fields.signedOn')}
          empty="text"
          past
          required
        />
        <DateField of={form} name="expiresOn" label={t('consents:fields.expiresOn')} />
      </FieldRow>
      <div className={lines.buttons}>
        <Button size="compact-sm" variant="default" onClick={() => take({ expiresOn: schoolYearEnd })}>
          {t('consents:record.usualEnd', { day: longDay(schoolYearEnd, locale) })}
        </Button>
      </div>
      <TextField
        of={form}
        name="expiresWhen"
        label={t('consents:fields.expiresWhen')}
        description={t('consents:fields.expiresWhenHint')}
      />
      <FieldRow>
        <SelectField
          of={form}
          name="languageSigned"
          label={t('consents:fields.languageSigned')}
          choices={languageChoices(locale, watch('languageSigned') ?? student.homeLanguage)}
          required
        />
        <TextField
          of={form}
          name="interpreter"
          label={t('consents:fields.interpreter')}
          description={interpreterHint}
        />
      </FieldRow>
    </FormBox>
  )
}
