import { Navigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { VersionPage } from './version-page.tsx'

/** One version of the protocol, by its number. */
export function VersionScreen(): ReactElement {
  const { t } = useText()
  const { number } = useParams({ from: '/protocols/$number' })
  const around = useAnswer(api.protocols.overview, {})
  const version = useAnswer(api.protocols.get, { number })
  if (version.data?.state === 'draft') return <Navigate to="/protocols/draft" replace />
  if (around.data && version.data) return <VersionPage protocol={version.data} around={around.data} />
  return (
    <Page title={t('protocol:version', { number })} above={<SettingsLink />}>
      <Answer of={version}>{() => <Answer of={around}>{() => null}</Answer>}</Answer>
    </Page>
  )
}
