import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ProtocolDocument, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { CrisisText } from './crisis-text.tsx'
import { FollowUpsText } from './follow-ups-text.tsx'
import { OffersText } from './offers-text.tsx'
import { PeopleText } from './people-text.tsx'
import classes from './protocols.module.css'
import { StepsText } from './steps-text.tsx'
import { Passage } from './text-parts.tsx'
import { TiersText } from './tier-text.tsx'

const idOf = (part: string): string => `protocol-${part}`

function goTo(part: string): void {
  const text = document.getElementById(idOf(part))
  text?.scrollIntoView({ block: 'start' })
  text?.focus({ preventScroll: true })
}

/** A protocol laid out to be read from its beginning to its end. */
export function ProtocolText({
  document,
  holders,
}: {
  readonly document: ProtocolDocument
  readonly holders: readonly RoleHolder[]
}): ReactElement {
  const { t } = useText()
  const { purpose, confidentiality, roles, team } = document
  const parts = [
    ['tiers', <TiersText document={document} />],
    ['steps', <StepsText document={document} />],
    ['followUps', <FollowUpsText document={document} />],
    ['crisis', <CrisisText document={document} />],
    ...(roles.length > 0 || team
      ? [['people', <PeopleText document={document} holders={holders} />] as const]
      : []),
    ['offers', <OffersText document={document} />],
  ] as const
  return (
    <>
      <nav aria-label={t('protocol:contents.title')} className={classes.contents}>
        {parts.map(([part]) => (
          <Button key={part} variant="default" size="compact-sm" onClick={() => goTo(part)}>
            {t(`protocol:contents.${part}`)}
          </Button>
        ))}
      </nav>
      {(purpose || confidentiality) && (
        <Section title={t('protocol:about.title')}>
          <div className={classes.read}>
            {purpose && <p className={classes.prose}>{purpose}</p>}
            <Passage under="h2" title={t('protocol:about.confidentiality')}>
              {confidentiality}
            </Passage>
          </div>
        </Section>
      )}
      {parts.map(([part, text]) => (
        <div key={part} id={idOf(part)} tabIndex={-1} className={classes.part}>
          {text}
        </div>
      ))}
    </>
  )
}
