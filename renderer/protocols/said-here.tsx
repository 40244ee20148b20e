import type { ReactElement } from 'react'

import type { PartRef } from '#shared/domain/protocol-parts.ts'
import { useText } from '#renderer/text.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { useEditor } from './editor-context.ts'
import classes from './editor.module.css'

/** How many comments a part got; nothing where nobody spoke of it. */
export function SaidCount({ part }: { readonly part: PartRef }): ReactElement | null {
  const { t } = useText()
  const count = useEditor().comments.filter((comment) => comment.part === part).length
  return count === 0 ? null : <Tag>{t('protocol:comments.count', { count })}</Tag>
}

/** What was said about a part, beside its fields. */
export function SaidHere({ part }: { readonly part: PartRef }): ReactElement | null {
  const { t } = useText()
  const said = useEditor().comments.filter((comment) => comment.part === part)
  if (said.length === 0) return null
  return (
    <ul className={classes.said} aria-label={t('protocol:comments.title')}>
      {said.map(({ id, who, words }) => (
        <li key={id}>
          {words} <span className={classes.quiet}>{who || t('protocol:comments.unsigned')}</span>
        </li>
      ))}
    </ul>
  )
}
