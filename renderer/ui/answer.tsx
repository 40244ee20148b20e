import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'
import classes from './answer.module.css'
import { ErrorNotice } from './error-notice.tsx'
import { problemOf } from './problem.ts'

/** The part of a query a screen shows. */
export interface AnswerOf<Value> {
  readonly data: Value | undefined
  readonly error: unknown
  readonly refetch?: () => unknown
}

/** Shows an answer once it is there, before that its outline, and in its place the reason when there is none. */
export function Answer<Value>({
  of,
  lines = 5,
  wayOut,
  children,
}: {
  readonly of: AnswerOf<Value>
  /** How many lines the outline has. */
  readonly lines?: number
  /** Buttons that lead on where the record is not there, which no further try brings back. */
  readonly wayOut?: ReactNode
  readonly children: (value: Value) => ReactNode
}): ReactElement {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) {
    const isGone = wayOut !== undefined && problemOf(of.error).code === 'not_found'
    return (
      <ErrorNotice
        error={of.error}
        takesFocus={false}
        retry={isGone ? undefined : of.refetch && (() => void of.refetch?.())}
      >
        {isGone && wayOut}
      </ErrorNotice>
    )
  }
  return <Loading lines={lines} />
}

/** A whole screen on its way, with the room around it that every screen has. */
export function LoadingScreen(): ReactElement {
  return (
    <div className={classes.screen}>
      <Loading lines={8} />
    </div>
  )
}

/** The outline of what is about to appear; drawn after a moment so that quick answers do not flicker. */
export function Loading({ lines = 5 }: { readonly lines?: number }): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.loading} role="status">
      <span className="fb-unseen">{t('common:states.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={classes.line} style={{ inlineSize: `${90 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  )
}
