import { Button, Menu } from '@mantine/core'
import { type ReactElement, useCallback } from 'react'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import { isOfOneStudent, MeetingKind } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { findOpenCases } from '#renderer/open-cases.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { NumberField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { draftKey } from './draft-keys.ts'
import { draftOf, emptyMeeting, fieldsOf, MeetingFields, type MeetingValues } from './meeting-fields.ts'
import { PeopleField } from './people-field.tsx'

type MeetingForm = RecordForm<MeetingValues, MeetingFields>

interface Planning {
  readonly kind: MeetingKind
  /** The day somebody wants it on; else the day after the last ones. */
  readonly onDay?: string
  readonly onClose: () => void
  readonly onPlanned: (meetingId: string) => void
}

/** Plans a meeting of a kind, with those the protocol asks to come. */
export function PlanMeeting({ kind, onDay, onClose, onPlanned }: Planning): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.meetings.plan, { kind })
  return (
    <Dialog title={`${t('meetings:plan')}: ${t(`meetings:kind.${kind}`)}`} wide onClose={onClose}>
      <Answer of={answer} lines={8}>
        {({ unheld, ...plan }) => (
          <PlanForm
            defaults={{ ...emptyMeeting, ...plan, ...(onDay && { onDay }), kind }}
            unheld={unheld}
            onClose={onClose}
            onPlanned={onPlanned}
          />
        )}
      </Answer>
    </Dialog>
  )
}

function PlanForm({
  defaults,
  unheld,
  onClose,
  onPlanned,
}: Pick<Planning, 'onClose' | 'onPlanned'> & {
  readonly defaults: MeetingValues
  readonly unheld: readonly string[]
}): ReactElement {
  const { t } = useText()
  const create = useCommand(api.meetings.create)
  const form: MeetingForm = useRecordForm(MeetingFields, {
    defaults,
    save: async (fields) => {
      const { id } = await create.run(draftOf(fields))
      void kept.discard()
      onClose()
      onPlanned(id)
    },
  })
  const kept = useKeptForm(`meetings.new.${defaults.kind}`, form)
  return (
    <KeptBox of={form} kept={kept} save={t('meetings:form.save')} onCancel={onClose}>
      <Fields of={form} isNew unheld={unheld} />
    </KeptBox>
  )
}

/** A button that asks for the kind of the meeting first. */
export function PlanButton({ onPlan }: { readonly onPlan: (kind: MeetingKind) => void }): ReactElement {
  const { t } = useText()
  return (
    <PopMenu
      inPlace
      target={<Button rightSection={<Icon name="down" size="1rem" />}>{t('meetings:plan')}</Button>}
    >
      {MeetingKind.options.map((kind) => (
        <Menu.Item key={kind} onClick={() => onPlan(kind)}>
          {t(`meetings:kind.${kind}`)}
        </Menu.Item>
      ))}
    </PopMenu>
  )
}

/** Changes when a meeting is, and who comes. */
export function ChangeMeeting({
  record,
  onClose,
}: {
  readonly record: MeetingRecord
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t('meetings:change')} wide onClose={onClose}>
      <ChangeForm record={record} onClose={onClose} />
    </Dialog>
  )
}

function ChangeForm({
  record,
  onClose,
}: {
  readonly record: MeetingRecord
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { id, version } = record.meeting
  const update = useCommand(api.meetings.update)
  const form: MeetingForm = useRecordForm(MeetingFields, {
    defaults: fieldsOf(record),
    save: async (fields) => {
      await update.run({ id, version, draft: draftOf(fields) })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(draftKey('change', record.meeting), form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <Fields of={form} isNew={false} unheld={[]} />
    </KeptBox>
  )
}

function Fields({
  of: form,
  isNew,
  unheld,
}: {
  readonly of: MeetingForm
  readonly isNew: boolean
  readonly unheld: readonly string[]
}): ReactElement {
  const { t } = useText()
  const find = useCallback((words: string) => findOpenCases(words, t('access:account.restricted')), [t])
  const { watch } = form.form
  const kind = watch('kind')
  const takers = watch('people').flatMap(({ attendee, name }) =>
    attendee.kind === 'account' ? [{ value: attendee.id, label: name }] : [],
  )
  return (
    <>
      {isNew && kind !== 'team' && (
        <PickField
          of={form}
          name="caseId"
          label={t('meetings:form.student')}
          description={t('meetings:form.studentHint')}
          required={isOfOneStudent(kind)}
          find={find}
        />
      )}
      <TextField
        of={form}
        name="title"
        label={t('meetings:form.title')}
        description={t('meetings:form.titleHint')}
        required={kind === 'other'}
      />
      <FieldRow>
        <DueDayField of={form} name="onDay" mayBeOver label={t('meetings:form.day')} empty="text" required />
        <TextField of={form} name="atTime" label={t('meetings:form.time')} type="time" empty="null" />
        <TextField of={form} name="place" label={t('meetings:form.place')} />
      </FieldRow>
      <PeopleField of={form} unheld={unheld} />
      <SelectField
        of={form}
        name="minutesBy"
        label={t('meetings:form.minutes')}
        choices={takers}
        nothing={t('meetings:form.minutesNobody')}
      />
      {kind === 'team' && (
        <NumberField
          of={form}
          name="waitingDays"
          label={t('meetings:form.waiting')}
          description={t('meetings:form.waitingHint')}
          required
        />
      )}
    </>
  )
}
