import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ToldApart as Told } from '#shared/domain/duplicate.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './duplicates.module.css'

/** The pairs somebody called two, folded; each can be asked about again. */
export function ToldApart({ onAsked }: { readonly onAsked: () => void }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { data = [] } = useAnswer(api.duplicates.apart, {})
  const ask = useCommand(api.duplicates.askAgain)
  const run = async (id: string) => {
    await ask.run({ id })
    onAsked()
  }
  if (data.length === 0) return null
  return (
    <details>
      <summary>{t('providers:duplicates.apart.title', { count: data.length })}</summary>
      {ask.error && <ErrorNotice error={ask.error} retry={() => void refreshEverything()} />}
      <ul className={classes.pairs}>
        {data.map(({ id, one, other, toldOn, by }) => (
          <li key={id} className={classes.foot}>
            <span className={classes.same}>
              <Entry of={one} /> · <Entry of={other} />{' '}
              <span className={classes.quiet}>
                {t('providers:duplicates.apart.said', { by, day: shortDay(toldOn, locale, today) })}
              </span>
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={t('providers:duplicates.apart.askOf', { one: one.name, other: other.name })}
              onClick={() => void run(id).catch(() => undefined)}
            >
              {t('providers:duplicates.apart.ask')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Entry({ of: { name, organizationId } }: { readonly of: Told['one'] }): ReactElement {
  return (
    <Link to="/providers/$organizationId" params={{ organizationId }}>
      <bdi>{name}</bdi>
    </Link>
  )
}
