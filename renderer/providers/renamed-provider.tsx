import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './providers.module.css'

/** Signed papers call the organization otherwise: whether it is still the same is said once, for all of them. */
export function RenamedProvider({
  record: { organization, namesAsSigned, confirmed },
}: {
  readonly record: ProviderRecord
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const works = useMay(officeWork)
  const confirm = useCommand(api.providers.confirmSame)
  const { id, version } = organization
  if (namesAsSigned.length > 0)
    return (
      <>
        {confirm.error && <ErrorNotice error={confirm.error} retry={() => void refreshEverything()} />}
        <Remark
          tone="warning"
          title={t('providers:renamed.title', { names: namesAsSigned.join(', ') })}
          action={
            works && (
              <Button
                size="xs"
                loading={confirm.busy}
                onClick={() => void confirm.run({ id, version }).catch(() => undefined)}
              >
                {t('providers:renamed.same')}
              </Button>
            )
          }
        >
          {t('providers:renamed.stops')}
        </Remark>
      </>
    )
  if (confirmed === null) return null
  const words = { name: confirmed.by, day: shortDay(confirmed.on, locale, today) }
  return <p className={classes.hint}>{t('providers:renamed.confirmed', words)}</p>
}
