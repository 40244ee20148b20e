import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** The caseload and each case. */
export function CaseScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.cases')}>
      <EmptyState icon="caseload" title={t('common:lost.title')} />
    </Page>
  )
}
