import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { DuplicateEntry, DuplicatePair } from '#shared/domain/duplicate.ts'
import { useText } from '#renderer/text.ts'
import { Isolated } from '#renderer/ui/isolated.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './duplicates.module.css'

/** Two entries side by side, what they have in common, and what can be said of them. */
export function PairCard({
  pair: { kind, one, other, same },
  onMerge,
  onTwo,
}: {
  readonly pair: DuplicatePair
  readonly onMerge: () => void
  readonly onTwo: () => void
}): ReactElement {
  const { t, locale } = useText()
  const names = { one: one.name, other: other.name }
  const what = new Intl.ListFormat(locale).format(same.map((each) => t(`providers:lookAlikes.${each}`)))
  return (
    <li className={classes.pair} aria-label={t('providers:duplicates.pair', names)}>
      <div className={classes.two}>
        <Entry entry={one} isOrganization={kind === 'organizations'} />
        <Entry entry={other} isOrganization={kind === 'organizations'} />
      </div>
      <div className={classes.foot}>
        <span className={`${classes.same} ${classes.quiet}`}>{t('providers:duplicates.same', { what })}</span>
        <Button
          size="xs"
          variant="default"
          aria-label={t('providers:duplicates.twoOf', names)}
          onClick={onTwo}
        >
          {t('providers:duplicates.two')}
        </Button>
        <Button size="xs" aria-label={t('providers:duplicates.mergeOf', names)} onClick={onMerge}>
          {t('providers:duplicates.merge')}
        </Button>
      </div>
    </li>
  )
}

function Entry({
  entry: { name, organizationId, phone, address, services, referrals },
  isOrganization,
}: {
  readonly entry: DuplicateEntry
  readonly isOrganization: boolean
}): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.entry}>
      <Link to="/providers/$organizationId" params={{ organizationId }}>
        <strong>{name}</strong>
      </Link>
      {phone && (
        <p>
          <Ltr>{phone}</Ltr>
        </p>
      )}
      {address && (
        <p>
          <bdi>{address}</bdi>
        </p>
      )}
      <p className={classes.quiet}>
        <Isolated
          parts={[
            ...(isOrganization ? [t('providers:duplicates.services', { count: services })] : []),
            t('providers:duplicates.referrals', { count: referrals }),
          ]}
        />
      </p>
    </div>
  )
}
