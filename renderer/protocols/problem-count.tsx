import type { ReactElement } from 'react'

import type { ProtocolProblem } from '#shared/domain/protocol-problems.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './editor.module.css'

/** How much keeps the protocol from being published, and how much is worth a look: by shape, number and word. */
export function ProblemCount({
  of: problems,
}: {
  readonly of: readonly Pick<ProtocolProblem, 'blocks'>[]
}): ReactElement | null {
  const { t } = useText()
  const blocking = problems.filter(({ blocks }) => blocks).length
  const doubtful = problems.length - blocking
  if (problems.length === 0) return null
  return (
    <span className={classes.counts}>
      {blocking > 0 && (
        <span className={classes.blocking} title={t('protocol:problem.blocking', { count: blocking })}>
          <Icon name="stop" size="0.875rem" />
          <span aria-hidden="true">{blocking}</span>
          <span className="fb-unseen">{t('protocol:problem.blocking', { count: blocking })}</span>
        </span>
      )}
      {doubtful > 0 && (
        <span className={classes.doubtful} title={t('protocol:problem.doubtful', { count: doubtful })}>
          <Icon name="warning" size="0.875rem" />
          <span aria-hidden="true">{doubtful}</span>
          <span className="fb-unseen">{t('protocol:problem.doubtful', { count: doubtful })}</span>
        </span>
      )}
    </span>
  )
}
