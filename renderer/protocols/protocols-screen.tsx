import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import { PointsOfContact } from './points-of-contact.tsx'
import { useProtocolRights } from './use-protocol-rights.ts'
import { type AroundVersions, VersionPage } from './version-page.tsx'

/** The protocol that is followed today, or the first step towards one. */
export function ProtocolsScreen(): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.protocols.overview, {})
  if (!answer.data)
    return (
      <Page title={t('protocol:title')} above={<SettingsLink />}>
        <Answer of={answer}>{() => null}</Answer>
      </Page>
    )
  const { current } = answer.data
  if (!current) return <NoProtocol around={answer.data} />
  return (
    <VersionPage protocol={current} around={answer.data} actions={<WriteButton around={answer.data} />} />
  )
}

function NoProtocol({ around }: { readonly around: AroundVersions }): ReactElement {
  const { t } = useText()
  const { mayWrite } = useProtocolRights()
  const { draft } = around
  return (
    <Page
      title={t('protocol:title')}
      above={<SettingsLink />}
      facts={t('protocol:for')}
      aside={draft && draft.document.roles.length > 0 && <PointsOfContact around={around} />}
    >
      <EmptyState
        icon="paper"
        title={t(draft ? 'protocol:empty.written' : 'protocol:empty.title')}
        action={<WriteButton around={around} />}
      >
        {t(
          draft ? 'protocol:empty.writtenText' : mayWrite ? 'protocol:empty.text' : 'protocol:empty.readText',
        )}
      </EmptyState>
    </Page>
  )
}

/** The way to the draft: on with the one there is, or a new one. */
function WriteButton({ around: { draft, lines } }: { readonly around: AroundVersions }): ReactElement | null {
  const { t } = useText()
  const { mayWrite } = useProtocolRights()
  const navigate = useNavigate()
  const [begins, setBegins] = useState(false)
  if (!mayWrite) return null
  if (draft)
    return (
      <Button
        leftSection={<Icon name="edit" size="1rem" />}
        onClick={() => void navigate({ to: '/protocols/draft' })}
      >
        {t('protocol:goOn')}
      </Button>
    )
  return (
    <>
      <Button leftSection={<Icon name="plus" size="1rem" />} onClick={() => setBegins(true)}>
        {t(lines.length === 0 ? 'protocol:begin.first' : 'protocol:begin.another')}
      </Button>
      {begins && <BeginDialog lines={lines} onClose={() => setBegins(false)} />}
    </>
  )
}
