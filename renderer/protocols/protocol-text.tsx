import type { ReactElement } from 'react'

import type { ProtocolDocument, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { CrisisText } from './crisis-text.tsx'
import { OffersText } from './offers-text.tsx'
import { PeopleText } from './people-text.tsx'
import classes from './protocols.module.css'
import { StepsText } from './steps-text.tsx'
import { Passage } from './text-parts.tsx'
import { TiersText } from './tier-text.tsx'

/** A protocol laid out to be read from its beginning to its end. */
export function ProtocolText({
  document,
  holders,
}: {
  readonly document: ProtocolDocument
  readonly holders: readonly RoleHolder[]
}): ReactElement {
  const { t } = useText()
  const { purpose, confidentiality } = document
  return (
    <>
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
      <TiersText document={document} />
      <StepsText document={document} />
      <CrisisText document={document} />
      <PeopleText document={document} holders={holders} />
      <OffersText document={document} />
    </>
  )
}
