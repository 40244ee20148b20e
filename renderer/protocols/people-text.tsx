import type { ReactElement } from 'react'

import type { ProtocolDocument, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import classes from './protocols.module.css'
import { roleName } from './protocol-words.ts'

/** Who has which duty, and who decides together. */
export function PeopleText({
  document,
  holders,
}: {
  readonly document: ProtocolDocument
  readonly holders: readonly RoleHolder[]
}): ReactElement | null {
  const { t } = useText()
  const { roles, team } = document
  if (roles.length === 0 && !team) return null
  return (
    <Section title={t('protocol:roles.andTeam')}>
      <div className={classes.stack}>
        {roles.map(({ id, name, duties }) => (
          <div key={id}>
            <h3 className={classes.stepName}>{name}</h3>
            {duties && <p className={classes.prose}>{duties}</p>}
            <p className={classes.quiet}>
              {holders
                .filter(({ roleId }) => roleId === id)
                .map((holder) => holder.name)
                .join(', ') || t('protocol:holders.nobody')}
            </p>
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
