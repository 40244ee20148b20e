import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** The provider directory and each organization. */
export function ProviderScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.providers')}>
      <EmptyState icon="provider" title={t('common:lost.title')} />
    </Page>
  )
}
