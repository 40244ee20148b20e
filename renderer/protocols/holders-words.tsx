import type { ReactElement } from 'react'

import type { RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './protocols.module.css'

/** Who holds a role, in their order; that nobody does cannot be overlooked. */
export function HoldersWords({ of: holders }: { readonly of: readonly RoleHolder[] }): ReactElement {
  const { t } = useText()
  if (holders.length === 0)
    return (
      <p className={classes.nobody}>
        <Icon name="warning" size="1rem" /> {t('protocol:holders.nobody')}
      </p>
    )
  const canAnyOwnWork = holders.some(({ canOwnWork }) => canOwnWork)
  return (
    <>
      <ol className={classes.holders}>
        {holders.map(({ colleague, name, canOwnWork }, place) => (
          <li key={colleague.id}>
            {name}{' '}
            <span className={classes.quiet}>
              {t(place === 0 ? 'protocol:holders.first' : 'protocol:holders.backup')}
            </span>{' '}
            {!canOwnWork && <Tag tone="warn">{t('protocol:holders.doesNotSignIn')}</Tag>}
          </li>
        ))}
      </ol>
      {!canAnyOwnWork && (
        <p className={classes.nobody}>
          <Icon name="warning" size="1rem" /> {t('protocol:holders.nobodySignsIn')}
        </p>
      )}
    </>
  )
}
