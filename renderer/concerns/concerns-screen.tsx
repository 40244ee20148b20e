import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** Concerns: the list, the quick capture, and the decision about one. */
export function ConcernsScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.concerns')}>
      <EmptyState icon="concern" title={t('common:lost.title')} />
    </Page>
  )
}
