import { ActionIcon, Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { Protocol } from '#shared/domain/protocol.ts'
import type { ProtocolComment } from '#shared/domain/protocol-comment.ts'
import { numberedParts, type NumberedPart } from '#shared/domain/protocol-parts.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { CommentDialog } from './comment-dialog.tsx'
import { partWords } from './part-words.ts'
import classes from './protocols.module.css'
import { useIsGuest } from './use-protocol-rights.ts'

interface Group {
  readonly part: NumberedPart | null
  readonly comments: readonly ProtocolComment[]
}

/** What was said, beside the part it is about; parts nobody spoke of are left out. */
function groupsOf(parts: readonly NumberedPart[], comments: readonly ProtocolComment[]): readonly Group[] {
  const known = new Set(parts.map(({ ref }) => ref))
  const groups: readonly Group[] = [
    ...parts.map((part) => ({ part, comments: comments.filter((each) => each.part === part.ref) })),
    { part: null, comments: comments.filter(({ part }) => part === null || !known.has(part)) },
  ]
  return groups.filter((group) => group.comments.length > 0)
}

/** What those who read a draft said to it, typed in from their paper; it stays with the version. */
export function ProtocolComments({ protocol }: { readonly protocol: Protocol }): ReactElement {
  const { t } = useText()
  const isGuest = useIsGuest()
  const answer = useAnswer(api.protocolComments.list, { protocolId: protocol.id })
  const remove = useCommand(api.protocolComments.remove)
  const [open, setOpen] = useState<ProtocolComment | 'new' | null>(null)
  const { document } = protocol
  const parts = numberedParts(document)
  const count = answer.data?.comments.length
  return (
    <Section
      title={t('protocol:comments.title')}
      {...(count && { count })}
      actions={
        !isGuest && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size="1rem" />}
            onClick={() => setOpen('new')}
          >
            {t('protocol:comments.add')}
          </Button>
        )
      }
    >
      {remove.error && <ErrorNotice error={remove.error} />}
      <Answer of={answer}>
        {({ comments }) =>
          comments.length === 0 ? (
            <EmptyState icon="note" title={t('protocol:comments.none')}>
              {t('protocol:comments.noneText')}
            </EmptyState>
          ) : (
            <div className={classes.stack}>
              {groupsOf(parts, comments).map(({ part, comments: said }) => (
                <div key={part?.ref ?? ''}>
                  <h3 className={classes.label}>
                    {part ? partWords(document, part, t) : t('protocol:comments.whole')} ({said.length})
                  </h3>
                  <ul className={lines.lines}>
                    {said.map((comment) => (
                      <CommentLine
                        key={comment.id}
                        of={comment}
                        {...(!isGuest && {
                          onEdit: () => setOpen(comment),
                          onRemove: () =>
                            void remove
                              .run({ id: comment.id, version: comment.version })
                              .catch(() => undefined),
                        })}
                      />
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          )
        }
      </Answer>
      {open && (
        <CommentDialog
          protocol={protocol}
          parts={parts}
          comment={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function CommentLine({
  of: { who, words },
  onEdit,
  onRemove,
}: {
  readonly of: ProtocolComment
  readonly onEdit?: () => void
  readonly onRemove?: () => void
}): ReactElement {
  const { t } = useText()
  const name = who || t('protocol:comments.unsigned')
  return (
    <li>
      <div className={lines.words}>
        <p className={classes.prose}>{words}</p>
        <p className={lines.quiet}>{name}</p>
      </div>
      {onEdit && onRemove && (
        <div className={lines.buttons}>
          <ActionIcon aria-label={`${t('common:actions.edit')}: ${name}`} onClick={onEdit}>
            <Icon name="edit" size="1rem" />
          </ActionIcon>
          <ActionIcon aria-label={`${t('common:actions.remove')}: ${name}`} onClick={onRemove}>
            <Icon name="close" size="1rem" />
          </ActionIcon>
        </div>
      )}
    </li>
  )
}
