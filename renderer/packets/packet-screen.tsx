import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** Families' papers for one referral. */
export function PacketScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.packets')}>
      <EmptyState icon="paper" title={t('common:lost.title')} />
    </Page>
  )
}
