import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

import { useText } from '../text.ts'
import classes from './error-notice.module.css'
import { Icon } from './icon.tsx'
import { problemOf } from './problem.ts'

/** What happened and what to do, in a sentence; the focus goes there when it appears after an action. */
export function ErrorNotice({
  error,
  retry,
  takesFocus = true,
  children,
}: {
  /** Whatever was thrown; anything but an `AppError` reads as a bug. */
  readonly error: unknown
  /** Tries again, or reloads the record after a conflict. */
  readonly retry?: (() => void) | undefined
  /** Off for an error that was there when the screen opened. */
  readonly takesFocus?: boolean
  /** More ways out: buttons. */
  readonly children?: ReactNode
}): ReactElement {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const problem = problemOf(error)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus, error])
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.notice}>
      <Icon name="warning" size="1.25rem" />
      <div className={classes.words}>
        <p>{t(problem.message, { reference: problem.reference ?? '–', ...problem.values })}</p>
        {(retry || children) && (
          <div className={classes.actions}>
            {retry && (
              <Button size="xs" variant="default" onClick={retry}>
                {t(problem.code === 'conflict' ? 'common:actions.reload' : 'common:actions.tryAgain')}
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
    </div>
  )
}

/** A remark that must not be missed: quiet, warning or danger, always with its shape. */
export function Remark({
  tone = 'information',
  title,
  children,
  action,
}: {
  readonly tone?: 'information' | 'good' | 'warning' | 'danger'
  readonly title?: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}): ReactElement {
  const icon = ({ information: 'information', good: 'check', warning: 'warning', danger: 'stop' } as const)[
    tone
  ]
  return (
    <div className={classes.remark} data-tone={tone}>
      <Icon name={icon} size="1.25rem" />
      <div className={classes.words}>
        {title && <p className={classes.title}>{title}</p>}
        {children && <div>{children}</div>}
        {action && <div className={classes.actions}>{action}</div>}
      </div>
    </div>
  )
}
