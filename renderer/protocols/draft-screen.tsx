import type { ReactElement } from 'react'

import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Page } from '#renderer/ui/page.tsx'

/** The draft of the protocol, written part by part. */
export function DraftScreen(): ReactElement {
  const { t } = useText()
  return (
    <Page title={t('protocol:title')} above={<SettingsLink />}>
      {null}
    </Page>
  )
}
