import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { Questions } from '#shared/domain/evaluation/cycle.ts'
import { Day, Id, Line, message, OptionalWords } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useLeaders } from './plan-section.tsx'

/** Questions as a form holds them, one to a line. */
export const QuestionLines = OptionalWords.refine(
  (words) => Questions.safeParse(questionsIn(words)).success,
  message('cycles:errors.questions'),
)

/** The questions in what was typed. */
export function questionsIn(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

const Fields = z
  .object({ name: Line, fromDay: Day, toDay: Day, dueOn: Day, ownerId: Id, questions: QuestionLines })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    path: ['toDay'],
    message: message('evaluation:endsBefore'),
  })

/** A cycle at a time of its own. */
export function CustomForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const leaders = useLeaders()
  const begin = useCommand(api.cycles.beginCustom)
  const form = useRecordForm(Fields, {
    defaults: { name: '', fromDay: '', toDay: '', dueOn: '', ownerId: '', questions: '' },
    save: async ({ questions, ...fields }) => {
      const { cycleId } = await begin.run({ ...fields, questions: questionsIn(questions) })
      void kept.discard()
      void navigate({ to: '/evaluation/cycles/$cycleId', params: { cycleId } })
    },
  })
  const kept = useKeptForm('cycles.custom', form)
  return (
    <Dialog title={t('cycles:custom.begin')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('cycles:list.begin')} onCancel={onClose}>
        <TextField
          of={form}
          name="name"
          label={t('cycles:custom.name')}
          description={t('cycles:custom.nameHint')}
          required
          autoFocus
        />
        <FieldRow>
          <DateField of={form} name="fromDay" label={t('cycles:custom.from')} empty="text" required />
          <DateField of={form} name="toDay" label={t('cycles:custom.to')} empty="text" required />
        </FieldRow>
        <FieldRow>
          <DateField of={form} name="dueOn" label={t('cycles:custom.dueOn')} empty="text" required />
          <SelectField of={form} name="ownerId" label={t('cycles:custom.owner')} choices={leaders} required />
        </FieldRow>
        <TextArea
          of={form}
          name="questions"
          label={t('cycles:questions.label')}
          description={t('cycles:questions.hint')}
        />
      </KeptBox>
    </Dialog>
  )
}
