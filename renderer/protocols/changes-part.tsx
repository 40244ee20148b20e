import type { ReactElement } from 'react'

import type { Protocol } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ChangesList } from './changes-list.tsx'
import { useEditor } from './editor-context.ts'
import classes from './editor.module.css'

/** What the draft makes different from what is followed today. */
export function ChangesPart({ current }: { readonly current: Protocol | null }): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  if (!current) return <EmptyState icon="paper" title={t('protocol:changes.firstOne')} />
  return (
    <div className={classes.groups}>
      <ChangesList before={current.document} after={document} />
    </div>
  )
}
