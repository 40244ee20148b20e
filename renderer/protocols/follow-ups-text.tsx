import type { ReactElement } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import classes from './protocols.module.css'
import { roleName, targetWords } from './protocol-words.ts'
import { Passage } from './text-parts.tsx'

/** Every follow-up in full, in the order of the protocol. */
export function FollowUpsText({ document }: { readonly document: ProtocolDocument }): ReactElement {
  const { t } = useText()
  const { followUps } = document
  return (
    <Section title={t('protocol:followUps.title')} count={followUps.length}>
      {followUps.length === 0 ? (
        <p className={classes.quiet}>{t('protocol:followUps.none')}</p>
      ) : (
        <ol className={classes.steps}>
          {followUps.map(({ id, name, roleId, due, evidence, guidance }) => (
            <li key={id} className={classes.step}>
              <h3 className={classes.stepName}>{name}</h3>
              <Facts
                of={[
                  [t('protocol:steps.role'), roleName(document, roleId, t)],
                  [t('protocol:steps.due'), t('protocol:followUps.due', { due: targetWords(due, t) })],
                  ...(evidence ? [[t('protocol:edit.followUpEvidence'), evidence] as const] : []),
                ]}
              />
              <Passage under="h3" title={t('protocol:steps.guidance')}>
                {guidance}
              </Passage>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
