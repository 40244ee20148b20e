import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { Protocol, ProtocolLine, RoleHolder } from '#shared/domain/protocol.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Acknowledgements } from './acknowledgements.tsx'
import { ProtocolComments } from './comments.tsx'
import { Followers } from './followers.tsx'
import { PointsOfContact } from './points-of-contact.tsx'
import { PrintProtocolButton } from './print-protocol.tsx'
import { ProtocolText } from './protocol-text.tsx'
import { PublishedWords } from './published-words.tsx'
import { VersionsList } from './versions-list.tsx'

/** What stands beside a version, whichever of them is read. */
export interface AroundVersions {
  readonly current: Protocol | null
  readonly draft: Protocol | null
  readonly lines: readonly ProtocolLine[]
  readonly people: Readonly<Record<string, string>>
  readonly holders: readonly RoleHolder[]
  readonly followers: readonly { readonly number: number | null; readonly cases: number }[]
}

/** One published version to be read, with who holds its roles today and the versions around it. */
export function VersionPage({
  protocol,
  around,
  actions,
}: {
  readonly protocol: Protocol
  readonly around: AroundVersions
  readonly actions?: ReactNode
}): ReactElement {
  const { t } = useText()
  const { document, number, why } = protocol
  const isCurrent = around.current?.number === number
  return (
    <Page
      title={document.name}
      above={<SettingsLink />}
      facts={
        <>
          {t('protocol:version', { number })} · <PublishedWords of={protocol} people={around.people} />
          {why && <p>{t('protocol:versions.why', { why })}</p>}
        </>
      }
      actions={
        <>
          <PrintProtocolButton protocol={protocol} />
          {actions}
        </>
      }
      aside={
        <>
          <Acknowledgements protocol={protocol} isCurrent={isCurrent} />
          <PointsOfContact around={around} />
          <Followers around={around} />
          <VersionsList
            lines={around.lines}
            followers={around.followers}
            people={around.people}
            currentNumber={around.current?.number ?? null}
          />
        </>
      }
    >
      {!isCurrent && (
        <Remark action={<Link to="/protocols">{t('protocol:versions.toCurrent')}</Link>}>
          {t('protocol:versions.earlier')}
        </Remark>
      )}
      <ProtocolText document={document} holders={around.holders} />
      <ProtocolComments protocol={protocol} />
    </Page>
  )
}
