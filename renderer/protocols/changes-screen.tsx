import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ChangesList } from './changes-list.tsx'
import classes from './protocols.module.css'

/** What a version changed in the one before it. */
export function ChangesScreen(): ReactElement {
  const { t } = useText()
  const { number } = useParams({ from: '/protocols/$number/changes' })
  const after = useAnswer(api.protocols.get, { number })
  const before = useAnswer(api.protocols.get, { number: number - 1 }, { enabled: number > 1 })
  return (
    <Page
      title={t('protocol:changes.title', { number, before: number - 1 })}
      above={
        <Link to="/protocols/$number" params={{ number }} className={classes.back}>
          <Icon name="back" size="1rem" />
          {t('protocol:version', { number })}
        </Link>
      }
      facts={after.data?.why && t('protocol:versions.why', { why: after.data.why })}
    >
      {number > 1 ? (
        <Answer of={after}>
          {(later) => (
            <Answer of={before}>
              {(earlier) => <ChangesList before={earlier.document} after={later.document} />}
            </Answer>
          )}
        </Answer>
      ) : (
        <EmptyState icon="paper" title={t('protocol:changes.firstOne')} />
      )}
    </Page>
  )
}
