import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** What has to be done today. */
export function TodayScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.today')}>
      <EmptyState icon="today" title={t('common:lost.title')} />
    </Page>
  )
}
