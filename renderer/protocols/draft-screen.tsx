import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { ProtocolLink } from './protocol-link.tsx'
import { ProtocolText } from './protocol-text.tsx'
import { PublishedWords } from './published-words.tsx'
import { useProtocolRights } from './use-protocol-rights.ts'

/** The draft of the protocol: written by those who may, read by the others. */
export function DraftScreen(): ReactElement {
  const { t } = useText()
  const { mayWrite } = useProtocolRights()
  const answer = useAnswer(api.protocols.overview, {})
  const draft = answer.data?.draft
  if (!answer.data || !draft)
    return (
      <Page title={t('protocol:edit.title')} above={<ProtocolLink />}>
        <Answer of={answer}>
          {() => (
            <EmptyState
              icon="paper"
              title={t('protocol:edit.noDraft')}
              action={<Link to="/protocols">{t('protocol:open')}</Link>}
            />
          )}
        </Answer>
      </Page>
    )
  if (mayWrite) return <DraftEditor key={draft.id} draft={draft} around={answer.data} />
  return (
    <Page
      title={draft.document.name}
      above={<ProtocolLink />}
      facts={
        <>
          {t('protocol:edit.draftOf', { number: draft.number })} ·{' '}
          <PublishedWords of={draft} people={answer.data.people} />
        </>
      }
    >
      <Remark tone="warning">{t('protocol:edit.readOnly')}</Remark>
      <ProtocolText document={draft.document} holders={answer.data.holders} />
    </Page>
  )
}
