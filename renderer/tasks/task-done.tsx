import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CaseTask } from '#shared/domain/case-task.ts'
import { OptionalWords, Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { draftKey } from './draft-key.ts'

const Told = z.object({ words: OptionalWords })
const Shown = z.object({ words: Words })

/** Says that a task was done, and what its protocol asks to be told. */
export function TaskDoneForm({
  task: { id, caseId, version, evidence },
  onDone,
}: {
  readonly task: Pick<CaseTask, 'id' | 'caseId' | 'version' | 'evidence'>
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const finish = useCommand(api.tasks.finish)
  const form = useRecordForm(evidence === '' ? Told : Shown, {
    defaults: { words: '' },
    save: async ({ words }) => {
      await finish.run({ id, version, words })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey('finish', { id, caseId }), form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('tasks:done.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <TextArea
        of={form}
        name="words"
        label={evidence || t('tasks:done.words')}
        description={t(evidence === '' ? 'tasks:done.wordsHint' : 'tasks:done.evidenceHint')}
        lines={2}
        required={evidence !== ''}
        autoFocus
      />
    </KeptBox>
  )
}
