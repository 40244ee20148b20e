import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** Referrals: the list, a new one, and each one. */
export function ReferralsScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.referrals')}>
      <EmptyState icon="referral" title={t('common:lost.title')} />
    </Page>
  )
}
