import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ProtocolRole, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { HoldersDialog } from './holders-dialog.tsx'
import { HoldersWords } from './holders-words.tsx'
import classes from './protocols.module.css'
import { useProtocolRights } from './use-protocol-rights.ts'
import type { AroundVersions } from './version-page.tsx'

/** The roles of what is followed, then those the draft adds. */
function rolesOf({ current, draft }: Pick<AroundVersions, 'current' | 'draft'>): readonly ProtocolRole[] {
  const followed = current?.document.roles ?? []
  const added = draft?.document.roles.filter(({ id }) => !followed.some((role) => role.id === id)) ?? []
  return [...followed, ...added]
}

/** Who holds each role today: first the point of contact, then whoever stands in. */
export function PointsOfContact({
  around,
}: {
  readonly around: Pick<AroundVersions, 'current' | 'draft' | 'holders'>
}): ReactElement {
  const { t } = useText()
  const { mayWrite } = useProtocolRights()
  const [open, setOpen] = useState<ProtocolRole | null>(null)
  const roles = rolesOf(around)
  const holdersOf = (id: string): readonly RoleHolder[] =>
    around.holders.filter(({ roleId }) => roleId === id)
  return (
    <Section title={t('protocol:holders.title')}>
      {roles.length === 0 ? (
        <EmptyState title={t('protocol:holders.noRoles')}>{t('protocol:holders.noRolesText')}</EmptyState>
      ) : (
        <ul className={lines.lines}>
          {roles.map((role) => (
            <li key={role.id}>
              <div className={lines.words}>
                <h3 className={classes.stepName}>{role.name}</h3>
                <HoldersWords of={holdersOf(role.id)} />
              </div>
              {mayWrite && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${t('protocol:holders.change')}: ${role.name}`}
                  onClick={() => setOpen(role)}
                >
                  {t('protocol:holders.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && <HoldersDialog role={open} holders={holdersOf(open.id)} onClose={() => setOpen(null)} />}
    </Section>
  )
}
