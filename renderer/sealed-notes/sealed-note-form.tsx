import type { ReactElement } from 'react'

import { type OpenNote, SealedNoteDraft, sealedDraftKey } from '#shared/domain/sealed-note.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** A note for oneself, new or changed; what is typed is kept sealed like the note. */
export function SealedNoteForm({
  studentId,
  note,
  onDone,
}: {
  readonly studentId: string
  readonly note: OpenNote | null
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const create = useCommand(api.sealedNotes.create)
  const update = useCommand(api.sealedNotes.update)
  const form = useRecordForm(SealedNoteDraft, {
    defaults: { on: note?.on ?? today, words: note?.words ?? '' },
    save: async (draft) => {
      if (note) await update.run({ id: note.id, version: note.version, draft })
      else await create.run({ studentId, draft })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(sealedDraftKey(studentId, note?.id), form)
  return (
    <FormBox
      of={form}
      save={t('sealed:save')}
      onCancel={() => void kept.discard().then(onDone)}
      reload={() => void refreshEverything()}
    >
      <Restored kept={kept} />
      <TextArea of={form} name="words" label={t('sealed:words')} lines={3} required autoFocus />
      <DateField of={form} name="on" label={t('sealed:on')} past required />
    </FormBox>
  )
}
