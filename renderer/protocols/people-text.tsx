import type { ReactElement } from 'react'

import type { ProtocolDocument, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { HoldersWords } from './holders-words.tsx'
import classes from './protocols.module.css'
import { roleName } from './protocol-words.ts'

/** Who has which duty, and who decides together. */
export function PeopleText({
  document,
  holders,
}: {
  readonly document: ProtocolDocument
  readonly holders: readonly RoleHolder[]
}): ReactElement {
  const { t } = useText()
  const { roles, team } = document
  return (
    <Section title={t('protocol:roles.andTeam')}>
      <div className={classes.stack}>
        {roles.map(({ id, name, duties }) => (
          <div key={id}>
            <h3 className={classes.stepName}>{name}</h3>
            {duties && <p className={classes.prose}>{duties}</p>}
            <HoldersWords of={holders.filter(({ roleId }) => roleId === id)} />
          </div>
        ))}
        {team && (
          <div>
            <h3 className={classes.stepName}>{team.name}</h3>
            <Facts
              of={[
                ...(team.meets ? [[t('protocol:team.meets'), team.meets] as const] : []),
                [t('protocol:team.members'), team.roleIds.map((id) => roleName(document, id, t)).join(', ')],
                ...(team.decides ? [[t('protocol:team.decides'), team.decides] as const] : []),
              ]}
            />
          </div>
        )}
      </div>
    </Section>
  )
}
