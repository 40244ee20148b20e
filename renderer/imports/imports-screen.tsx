import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** Bringing in rosters and provider lists. */
export function ImportsScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.imports')}>
      <EmptyState icon="import" title={t('common:lost.title')} />
    </Page>
  )
}
