import type { ReactElement } from 'react'

import type { Protocol } from '#shared/domain/protocol.ts'
import { type ProtocolComment, ProtocolCommentDraft } from '#shared/domain/protocol-comment.ts'
import type { NumberedPart } from '#shared/domain/protocol-parts.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { partWords } from './part-words.ts'

/**
 * Types one answer in from paper, or puts it right. A new one leaves the dialog open for the next answer of the same
 * person, because a page holds several.
 */
export function CommentDialog({
  protocol,
  parts,
  comment,
  onClose,
}: {
  readonly protocol: Protocol
  readonly parts: readonly NumberedPart[]
  /** The one that is put right; `null` for new ones. */
  readonly comment: ProtocolComment | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const add = useCommand(api.protocolComments.add)
  const change = useCommand(api.protocolComments.change)
  const form = useRecordForm(ProtocolCommentDraft, {
    defaults: {
      who: comment?.who ?? '',
      part: comment?.part ?? null,
      words: comment?.words ?? '',
    },
    save: async (draft) => {
      if (comment) {
        await change.run({ ...draft, id: comment.id, version: comment.version })
        void kept.discard()
        onClose()
        return
      }
      await add.run({ ...draft, protocolId: protocol.id })
      await kept.startAfresh()
      form.form.setValue('who', draft.who)
      form.form.setFocus('part')
    },
  })
  const kept = useKeptForm(`protocols.comment.${comment?.id ?? protocol.id}`, form)
  return (
    <Dialog
      title={t(comment ? 'protocol:comments.change' : 'protocol:comments.typeIn', {
        number: protocol.number,
      })}
      wide
      onClose={onClose}
    >
      <KeptBox
        of={form}
        kept={kept}
        save={t(comment ? 'common:actions.save' : 'protocol:comments.saveAndNext')}
        onCancel={onClose}
      >
        <TextField
          of={form}
          name="who"
          label={t('protocol:comments.who')}
          description={t('protocol:comments.whoHint')}
          autoFocus
        />
        <SelectField
          of={form}
          name="part"
          label={t('protocol:comments.part')}
          description={t('protocol:comments.partHint')}
          nothing={t('protocol:comments.whole')}
          choices={parts.map((part) => ({
            value: part.ref,
            label: partWords(protocol.document, part, t),
          }))}
        />
        <TextArea
          of={form}
          name="words"
          label={t('protocol:comments.words')}
          description={t('protocol:comments.wordsHint')}
          required
        />
      </KeptBox>
    </Dialog>
  )
}
