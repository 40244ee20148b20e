import type { ReactElement } from 'react'
import { z } from 'zod'

import type { MoveRecord } from '#shared/api/moves.ts'
import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { AskedHow } from '#shared/domain/consent-request.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { Day, Id, Line, OptionalLine, OptionalWords, Words } from '#shared/domain/fields.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { NOTICE_EXEMPTIONS } from '#shared/domain/may-answer.ts'
import type { Move, SchoolCallDraft } from '#shared/domain/moving.ts'
import { type Notice, NoticeExemption } from '#shared/domain/records-request.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { findOrganizations } from '#renderer/consents/recipients-field.tsx'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { AlreadyLeftFields, alreadyLeftOf, LeftAnswers, NOT_LEFT } from '#renderer/referrals/already-left.tsx'
import { WithStatementsField } from '#renderer/referrals/with-statements.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, ChoiceField, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'

const KNOWS = ['none', 'given', 'tried', 'not-owed'] as const

/** A call, and whether the statements of the family were told with it. */
interface Called {
  readonly call: SchoolCallDraft
  readonly withStatements: boolean
  readonly contestedUntold: boolean
  readonly alreadyLeft: AlreadyLeft | null
}

const Calling = z
  .object({
    on: Day,
    whom: Line,
    capacity: OptionalLine,
    toSchool: OptionalLine,
    said: Words,
    /** Whether anything about the student was told, which words alone would leave off the record of what left. */
    toldAny: z.boolean().optional(),
    information: z.array(InformationClass),
    organizationId: Id.nullable(),
    knows: z.enum(KNOWS),
    toldOn: Day.nullable(),
    to: OptionalLine.nullable(),
    how: AskedHow.nullable(),
    words: OptionalWords,
    why: NoticeExemption.nullable(),
    withStatements: z.boolean().default(false),
    contestedUntold: z.boolean().default(false),
    ...LeftAnswers,
  })
  .transform((typed, context): Called => {
    const { knows, toldOn, to, how, words, why, toldAny, ...said } = typed
    const { withStatements, contestedUntold, leftWhen, leftNote, ...call } = said
    const alreadyLeft = alreadyLeftOf({ leftWhen, leftNote })
    const refuse = (path: string, message: MessageKey = 'common:fields.required') => {
      context.issues.push({ code: 'custom', path: [path], message, input: typed })
      return z.NEVER
    }
    if (toldAny === undefined) return refuse('toldAny')
    if (!toldAny)
      return {
        ...{ call: { ...call, information: [], organizationId: null, notice: null } },
        ...{ withStatements, contestedUntold, alreadyLeft: null },
      }
    if (call.information.length === 0) return refuse('information', 'moves:errors.tickTold')
    const knownBy = (notice: Notice | null): Called => ({
      ...{ call: { ...call, notice }, withStatements, contestedUntold, alreadyLeft },
    })
    switch (knows) {
      case 'none':
        return knownBy(null)
      case 'given':
        if (!to) return refuse('to')
        if (how === null) return refuse('how')
        return toldOn === null
          ? refuse('toldOn')
          : knownBy({ state: knows, on: toldOn, to, how, language: null })
      case 'tried':
        if (words === '') return refuse('words')
        return toldOn === null ? refuse('toldOn') : knownBy({ state: knows, on: toldOn, words })
      case 'not-owed':
        if (why === null) return refuse('why')
        return words === '' ? refuse('words') : knownBy({ state: knows, why, words })
    }
  })

/** Writes down a call to the new school; what may not be told is refused in words. */
export function SchoolCallForm({
  record: { student, contacts },
  move,
  onClose,
}: {
  readonly record: MoveRecord
  readonly move: Move
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const log = useCommand(api.moves.call)
  const form = useRecordForm<z.input<typeof Calling>, Called>(Calling, {
    defaults: {
      ...{ on: today, whom: '', capacity: '', toSchool: '', said: '', information: [], organizationId: null },
      ...{ knows: 'none', toldOn: null, to: null, how: null, words: '', why: null },
      withStatements: false,
      contestedUntold: false,
      ...NOT_LEFT,
    },
    save: async (called) => {
      await log.run({ id: move.id, version: move.version, studentId: student.id, ...called })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`moves.call.${move.id}`, form)
  const knows = form.form.watch('knows')
  const toldAny = form.form.watch('toldAny')
  const named = [
    ...contacts.filter(({ doNotContact }) => !doNotContact).map(({ name }) => name),
    schoolName(student),
  ]
  return (
    <Dialog title={t('moves:calls.log')} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p className={lines.quiet}>{t('moves:calls.about')}</p>
        <FieldRow>
          <TextField of={form} name="whom" label={t('moves:calls.whom')} required />
          <TextField of={form} name="capacity" label={t('moves:calls.capacity')} />
        </FieldRow>
        {move.toSchool === '' && <TextField of={form} name="toSchool" label={t('moves:calls.toSchool')} />}
        <DateField of={form} name="on" label={t('moves:calls.on')} past required />
        <TextArea of={form} name="said" label={t('moves:calls.said')} required />
        <YesNoField of={form} name="toldAny" label={t('cases:call.toldAny')} required />
        {toldAny && (
          <>
            <CheckList
              of={form}
              name="information"
              label={t('moves:calls.information')}
              choices={InformationClass.options.map((value) => ({
                value,
                label: t(`vocabulary:information.${value}`),
              }))}
            />
            <WithStatementsField of={form} />
            <ChoiceField
              of={form}
              name="knows"
              label={t('moves:calls.notice')}
              choices={KNOWS.map((value) => ({
                value,
                label: value === 'none' ? t('moves:calls.noticeNone') : t(`requests:notice.${value}`),
              }))}
            />
            {knows === 'given' && (
              <FieldRow>
                <SelectField
                  of={form}
                  name="to"
                  label={t('requests:notice.to')}
                  choices={[...new Set(named)].map((name) => ({ value: name, label: name }))}
                  required
                />
                <SelectField
                  of={form}
                  name="how"
                  label={t('requests:notice.how')}
                  choices={AskedHow.options.map((value) => ({
                    value,
                    label: t(`vocabulary:askedHow.${value}`),
                  }))}
                  required
                />
              </FieldRow>
            )}
            {knows === 'not-owed' && (
              <ChoiceField
                of={form}
                name="why"
                label={t('requests:notice.why')}
                choices={(NOTICE_EXEMPTIONS['new-school'] ?? []).map((value) => ({
                  value,
                  label: t(`requests:exemption.${value}`),
                }))}
                required
              />
            )}
            {(knows === 'tried' || knows === 'not-owed') && (
              <TextArea
                of={form}
                name="words"
                label={t(knows === 'tried' ? 'requests:notice.words' : 'requests:notice.seen')}
                required
              />
            )}
            {(knows === 'given' || knows === 'tried') && (
              <DateField of={form} name="toldOn" label={t('requests:notice.on')} past required />
            )}
            <PickField
              of={form}
              name="organizationId"
              label={t('moves:calls.organization')}
              placeholder={t('consents:fields.recipientPlaceholder')}
              find={findOrganizations}
              picked={null}
            />
            <AlreadyLeftFields of={form} />
          </>
        )}
      </KeptBox>
    </Dialog>
  )
}
