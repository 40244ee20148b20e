import type { ReactElement } from 'react'
import { z } from 'zod'

import { OptionalWords } from '#shared/domain/fields.ts'
import type { MeetingItem } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { draftKey } from './draft-keys.ts'

const Notes = z.object({ notes: OptionalWords })

/** What was said at a point. Cancel throws away what was typed, Esc keeps it. */
export function NotesForm({
  item: { id, version, notes, caseId },
  onDone,
}: {
  readonly item: MeetingItem
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const write = useCommand(api.meetings.writeNotes)
  const form = useRecordForm(Notes, {
    defaults: { notes },
    save: async (said) => {
      await write.run({ id, version, ...said })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(draftKey('notes', { id, caseId }), form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('meetings:notes.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <TextArea
        of={form}
        name="notes"
        label={t('meetings:notes.label')}
        description={t(caseId === null ? 'meetings:notes.hintLine' : 'meetings:notes.hintCase')}
        lines={4}
        autoFocus
      />
    </KeptBox>
  )
}
