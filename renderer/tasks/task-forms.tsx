import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseTask } from '#shared/domain/case-task.ts'
import { Day, Id, Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { Postponement, PostponeFields } from '#renderer/postponing.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { draftKey } from './draft-key.ts'

interface Doing {
  readonly task: CaseTask
  /** It was saved, or given up. */
  readonly onDone: () => void
}

const reload = () => void refreshEverything()

/** Another day for a task, and why. */
export function PutOffForm({ task: { id, caseId, version }, onDone }: Doing): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const postpone = useCommand(api.tasks.postpone)
  const form = useRecordForm(Postponement, {
    defaults: { dueOn: useNextSchoolDay(today), reason: '' },
    save: async (postponement) => {
      await postpone.run({ id, version, ...postponement })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey('postpone', { id, caseId }), form)
  return (
    <KeptBox of={form} kept={kept} save={t('today:postpone.save')} onCancel={onDone} reload={reload}>
      <PostponeFields of={form} />
    </KeptBox>
  )
}

const Receiver = z.object({ ownerId: Id })

/** Gives a task to a colleague who reads the case. */
export function GiveTaskForm({
  task: { id, version, ownerId: before },
  workers,
  onDone,
}: Doing & { readonly workers: readonly string[] }): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const handOver = useCommand(api.tasks.handOver)
  const choices = owners.filter(({ value }) => value !== before && workers.includes(value))
  const form = useRecordForm(Receiver, {
    defaults: {},
    save: async ({ ownerId }) => {
      await handOver.run({ id, version, ownerId })
      onDone()
    },
  })
  if (choices.length === 0) return <p>{t('tasks:handOver.nobody')}</p>
  return (
    <FormBox of={form} save={t('tasks:handOver.save')} onCancel={onDone} reload={reload}>
      <SelectField of={form} name="ownerId" label={t('cases:handOver.to')} choices={choices} required />
    </FormBox>
  )
}

const Exemption = z.object({ why: Words, until: Day.nullable() })

/** Says why a task is not done for this student, for good or until a day. */
export function ExemptForm({ task: { id, caseId, version }, onDone }: Doing): ReactElement {
  const { t } = useText()
  const exempt = useCommand(api.tasks.exempt)
  const form = useRecordForm(Exemption, {
    defaults: { why: '', until: null },
    save: async (exemption) => {
      await exempt.run({ id, version, ...exemption })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey('exempt', { id, caseId }), form)
  return (
    <KeptBox of={form} kept={kept} save={t('tasks:exempt.save')} onCancel={onDone} reload={reload}>
      <TextArea
        of={form}
        name="why"
        label={t('tasks:exempt.why')}
        description={t('today:postpone.whyHint')}
        lines={2}
        required
        autoFocus
      />
      <DueDayField
        of={form}
        mayBeOver
        name="until"
        label={t('tasks:exempt.until')}
        description={t('tasks:exempt.untilHint')}
      />
    </KeptBox>
  )
}
