import { type ReactElement, useEffect, useMemo } from 'react'
import { z } from 'zod'

import type { CaseRecord } from '#shared/api/cases.ts'
import { invalidError } from '#shared/app-error.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { Id, LanguageTag, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { ContactAttemptDraft } from '#shared/domain/follow-up.ts'
import { isOpen } from '#shared/domain/referral-road.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { AlreadyLeftFields, alreadyLeftOf, LeftAnswers, NOT_LEFT } from '#renderer/referrals/already-left.tsx'
import { WithStatementsField } from '#renderer/referrals/with-statements.tsx'
import { useInterpreterHint } from '#renderer/packets/first-name-here.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckList, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import { contactName } from './timeline-contacts.ts'
import {
  NOBODY_OUTSIDE,
  OutsideAnswers,
  splitOutside,
  ToldOutsideFields,
  toldOutsideOf,
} from './told-outside.tsx'

/** A try to reach somebody as it is typed: a contact and the kind of person are one question. */
const Draft = ContactAttemptDraft.omit({ caseId: true, withWhom: true, contactId: true }).extend({
  /** A contact's id, or whom else. */
  whom: z.union([Id, ContactAttemptDraft.shape.withWhom]),
  referralId: Id.nullable(),
  language: LanguageTag.nullable(),
  interpreter: OptionalLine,
  result: OptionalWords,
  /** What asks for reaching the family, and whether this call did it; without an answer nothing is ended. */
  ends: z.record(z.string(), z.boolean()),
  /** Whether somebody outside the school was told something about the student, and what. */
  toldAny: z.boolean().optional(),
  told: z.array(InformationClass),
  withStatements: z.boolean().default(false),
  contestedUntold: z.boolean().default(false),
  ...LeftAnswers,
  ...OutsideAnswers,
})

/** Where a call that was interrupted while it was written down is kept. */
export const callKey = (caseId: string): string => `cases.call.${caseId}`

const isContact = (whom: string): boolean => Id.safeParse(whom).success

/** Who may be told nothing about the student unless something lets it. */
const isOutside = (whom: string | undefined): boolean => whom === 'provider' || whom === 'other'

/** Whether the call was to the provider of a referral, so that its consents answer; anybody else says who they are. */
const isOfReferral = (whom: string | undefined, referralId: string | null): boolean =>
  whom === 'provider' && referralId !== null

/** Writes down a try to reach somebody: whom, how, whether it worked, what came of it. */
export function CallForm({
  record,
  contactId,
  referralId = null,
  onDone,
}: {
  readonly record: CaseRecord
  /** Who was called, when a button beside them was pressed. */
  readonly contactId: string | null
  /** The referral it was about. */
  readonly referralId?: string | null
  readonly onDone: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { student, contacts } = record
  const log = useCommand(api.cases.logAttempt)
  const stepsAsked = (reached: boolean | undefined) =>
    reached ? record.tasks.filter(({ id }) => record.familySteps.includes(id)) : []
  const form = useRecordForm(Draft, {
    defaults: {
      ...(contactId !== null && { whom: contactId }),
      result: '',
      referralId,
      ends: {},
      language: null,
      interpreter: '',
      told: [],
      withStatements: false,
      contestedUntold: false,
      ...NOT_LEFT,
      ...NOBODY_OUTSIDE,
    },
    save: async (typed) => {
      const { answers, rest } = splitOutside(typed)
      const { whom, ends, toldAny, told, leftWhen, leftNote, ...attempt } = rest
      const tells = isOutside(whom) && attempt.reached
      if (tells && toldAny === undefined)
        throw invalidError([{ path: 'toldAny', message: 'common:fields.required' }])
      if (tells && toldAny && told.length === 0)
        throw invalidError([{ path: 'told', message: 'referrals:errors.nothingNamed' }])
      const asked = whom === 'family' || isContact(whom) ? stepsAsked(attempt.reached) : []
      const unanswered = asked.filter(({ id }) => ends[id] === undefined)
      if (unanswered.length > 0)
        throw invalidError(
          unanswered.map(({ id }) => ({ path: `ends.${id}`, message: 'common:fields.required' })),
        )
      const who = isContact(whom)
        ? ({ withWhom: 'family', contactId: whom } as const)
        : ({ withWhom: ContactAttemptDraft.shape.withWhom.parse(whom), contactId: null } as const)
      const done = asked.filter(({ id }) => ends[id]).map(({ id, version }) => ({ id, version }))
      const ofReferral = isOfReferral(whom, attempt.referralId)
      await log.run({
        ...{ ...attempt, ...who, caseId: record.case.id, ends: done },
        told: tells && toldAny && ofReferral ? told : [],
        outside: tells && toldAny && !ofReferral ? toldOutsideOf(answers, told) : null,
        alreadyLeft: alreadyLeftOf({ leftWhen, leftNote }),
      })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(callKey(record.case.id), form)
  const { setFocus } = form.form
  const isKnown = contactId !== null
  useEffect(() => setFocus(isKnown ? 'channel' : 'whom'), [setFocus, isKnown])
  const whom = form.form.watch('whom')
  const called = contacts.find(({ id }) => id === whom)
  const people = useMemo(() => {
    const reachable = contacts.filter(({ doNotContact }) => !doNotContact)
    return [
      ...reachable.map((contact) => ({ value: contact.id, label: contactName(contact, t) })),
      ...ContactAttemptDraft.shape.withWhom.options
        .filter((value) => value !== 'family' || reachable.length === 0)
        .map((value) => ({
          value,
          label: value === 'student' ? schoolName(student) : t(`vocabulary:withWhom.${value}`),
        })),
    ]
  }, [contacts, student, t])
  const interpreterHint = useInterpreterHint(form.form.watch('interpreter'), student.id)
  const asked = whom === 'family' || called ? stepsAsked(form.form.watch('reached')) : []
  const asksTold = isOutside(whom) && form.form.watch('reached')
  const wantsWords = asked.some(({ id, evidence }) => evidence !== '' && form.form.watch(`ends.${id}`))
  const open = record.referrals.filter(({ id, state }) => isOpen(state) || id === referralId)

  return (
    <KeptBox of={form} kept={kept} save={t('cases:call.save')} onCancel={onDone}>
      {called?.doNotContact && (
        <Remark tone="danger" title={t('students:contacts.doNotContact')}>
          {called.doNotContactBasis}
        </Remark>
      )}
      <FieldRow>
        <SelectField of={form} name="whom" label={t('cases:call.whom')} choices={people} required />
        <SelectField
          of={form}
          name="channel"
          label={t('cases:call.channel')}
          choices={ContactAttemptDraft.shape.channel.options.map((value) => ({
            value,
            label: t(`vocabulary:channel.${value}`),
          }))}
          required
        />
      </FieldRow>
      <YesNoField of={form} name="reached" label={t('cases:call.reached')} required />
      <TextArea
        of={form}
        name="result"
        label={t('cases:call.result')}
        placeholder={t('cases:call.resultExample')}
        lines={2}
        required={wantsWords}
      />
      {asksTold && <YesNoField of={form} name="toldAny" label={t('cases:call.toldAny')} required />}
      {asksTold && form.form.watch('toldAny') && (
        <>
          <CheckList
            of={form}
            name="told"
            label={t('cases:call.toldWhat')}
            choices={InformationClass.options.map((value) => ({
              value,
              label: t(`vocabulary:information.${value}`),
            }))}
          />
          {isOfReferral(whom, form.form.watch('referralId')) ? (
            <AlreadyLeftFields of={form} />
          ) : (
            <ToldOutsideFields
              of={form}
              isOfProgram={form.form.watch('told').includes('substance-use-records')}
            />
          )}
          <WithStatementsField of={form} />
        </>
      )}
      {asked.map(({ id, name }) => (
        <YesNoField
          key={id}
          of={form}
          name={`ends.${id}`}
          label={t('cases:call.doesStep', { step: name })}
          required
        />
      ))}
      {open.length > 0 && (
        <SelectField
          of={form}
          name="referralId"
          label={t('cases:call.about')}
          nothing={t('cases:call.aboutCase')}
          choices={open.map(({ id, destination }) => ({ value: id, label: destination }))}
        />
      )}
      <FieldGroup legend={t('cases:call.language')} folded>
        <FieldRow>
          <SelectField
            of={form}
            name="language"
            label={t('cases:call.spoken')}
            nothing={t('common:words.unknown')}
            choices={languageChoices(locale, form.form.watch('language') ?? called?.languageSpoken)}
          />
          <TextField
            of={form}
            name="interpreter"
            label={t('consents:fields.interpreter')}
            description={interpreterHint}
          />
        </FieldRow>
      </FieldGroup>
    </KeptBox>
  )
}
