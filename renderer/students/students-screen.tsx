import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'

/** Students: the list and each record. */
export function StudentsScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('common:rail.students')}>
      <EmptyState icon="students" title={t('common:lost.title')} />
    </Page>
  )
}
