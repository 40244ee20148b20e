import type { ReactElement } from 'react'
import { z } from 'zod'

import { Words } from '#shared/domain/fields.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { NamesSeen, useNamesAsked } from '#renderer/partnerships/names-seen.tsx'
import { refreshEverything } from '#renderer/query.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'

/** What somebody says in a few words, and whether they looked at the names in it. */
const Said = z.object({ said: Words, namesSeen: z.boolean() })

/** Asks for a few words before something is done. */
export function SayForm({
  memory,
  title,
  label,
  hint,
  save,
  onSay,
  onClose,
}: {
  /** Under what the words are kept while they are typed. */
  readonly memory: string
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly save: string
  readonly onSay: (said: string, namesSeen: boolean) => Promise<unknown>
  readonly onClose: () => void
}): ReactElement {
  const names = useNamesAsked()
  const form = useRecordForm(Said, {
    defaults: { said: '', namesSeen: false },
    save: async ({ said, namesSeen }) => {
      await names.asking(onSay(said, namesSeen))
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(memory, form)
  return (
    <Dialog title={title} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={save} onCancel={onClose} reload={() => void refreshEverything()}>
        <TextArea
          of={form}
          name="said"
          label={label}
          {...(hint !== undefined && { description: hint })}
          required
          autoFocus
        />
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}
