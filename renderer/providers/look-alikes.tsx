import { Button } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'

import type { LookAlike } from '#shared/api/providers.ts'
import type { ProviderDraft } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { usePaused } from '#renderer/ui/use-paused.ts'
import classes from './providers.module.css'

type Typed = Pick<ProviderDraft, 'organizationName' | 'phone' | 'address' | 'website'>

/**
 * Who is in the directory already and may be meant: somebody who types in a provider says that it is one of them, or goes
 * on. Without `onSame` it is said that others are reached the same way, and no more.
 */
export function LookAlikes({
  typed: { organizationName, phone, address, website },
  exceptId,
  onSame,
}: {
  readonly typed: Typed
  /** Whose entry it is: it is like itself. */
  readonly exceptId?: string
  readonly onSame?: (organization: LookAlike) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const asked = usePaused(
    useMemo(
      () => ({ organizationName, phone, address, website }),
      [organizationName, phone, address, website],
    ),
  )
  const isEmpty = Object.values(asked).every((words) => words.trim() === '')
  const { data: found = [] } = useAnswer(api.providers.lookAlikes, asked, {
    keepBefore: true,
    enabled: !isEmpty,
  })
  // Whoever has the very name is taken for the same without a word.
  const others = isEmpty
    ? []
    : found.filter(({ id, name }) => id !== exceptId && name !== asked.organizationName.trim())
  const list = new Intl.ListFormat(locale)
  return (
    <div role="status">
      {others.length > 0 && (
        <Remark title={t(onSame ? 'providers:lookAlikes.title' : 'providers:lookAlikes.others')}>
          <ul className={classes.lookAlikes}>
            {others.map((organization) => (
              <li key={organization.id}>
                <span>
                  <strong>
                    <bdi>{organization.name}</bdi>
                  </strong>{' '}
                  {t('providers:lookAlikes.same', {
                    what: list.format(organization.same.map((what) => t(`providers:lookAlikes.${what}`))),
                  })}
                </span>
                {onSame && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('providers:lookAlikes.itIs')}: ${organization.name}`}
                    onClick={() => onSame(organization)}
                  >
                    {t('providers:lookAlikes.itIs')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Remark>
      )}
    </div>
  )
}
