import type { ReactElement } from 'react'
import { z } from 'zod'

import { Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'

const Draft = z.object({ words: Words })

/** Where a note that was interrupted is kept. */
export const noteKey = (caseId: string): string => `cases.note.${caseId}`

/** A note for the timeline. Cancel throws it away, Esc keeps what was typed. */
export function NoteForm({
  caseId,
  onDone,
}: {
  readonly caseId: string
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const add = useCommand(api.cases.addNote)
  const form = useRecordForm(Draft, {
    defaults: { words: '' },
    save: async ({ words }) => {
      await add.run({ caseId, words })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(noteKey(caseId), form)
  return (
    <KeptBox of={form} kept={kept} save={t('cases:note.save')} onCancel={onDone}>
      <TextArea
        of={form}
        name="words"
        label={t('cases:note.words')}
        description={t('cases:note.hint')}
        lines={3}
        required
        autoFocus
      />
    </KeptBox>
  )
}
