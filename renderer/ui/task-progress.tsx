import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useId, useState } from 'react'

import { useText } from '../text.ts'
import { ErrorNotice } from './error-notice.tsx'
import classes from './task-progress.module.css'

/** A bar that fills, or wanders while nobody can tell how long it takes. */
export function ProgressBar({
  label,
  done,
  total,
  onCancel,
}: {
  /** What is being done: "Reading the roster". */
  readonly label: string
  readonly done: number
  readonly total: number | null
  readonly onCancel?: () => void
}): ReactElement {
  const { t, locale } = useText()
  const id = useId()
  const share = total ? Math.min(done / total, 1) : null
  const percent = share === null ? null : new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <span id={id}>{label}</span>
        <span className={classes.percent}>{percent}</span>
      </div>
      <div className={classes.row}>
        <div
          role="progressbar"
          aria-labelledby={id}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(share !== null && { 'aria-valuenow': Math.round(share * 100) })}
          className={classes.track}
          data-wandering={share === null || undefined}
        >
          <div className={classes.bar} style={{ inlineSize: share === null ? '35%' : `${share * 100}%` }} />
        </div>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t('common:actions.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What a `useTask` shows. */
export interface TaskShown {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  readonly error: Error | null
  cancel(): void
}

/** A task's bar after a second, its Cancel with it, and the reason when it failed. */
export function TaskProgress({
  label,
  task,
}: {
  readonly label: string
  readonly task: TaskShown
}): ReactElement {
  const late = useLate(task.state === 'running')
  const { t } = useText()
  return (
    <>
      <span role="status" className="fb-unseen">
        {task.state === 'running'
          ? label
          : task.state === 'done'
            ? t('common:states.done', { what: label })
            : ''}
      </span>
      {task.state === 'running' && late && (
        <ProgressBar label={label} done={task.done} total={task.total} onCancel={() => task.cancel()} />
      )}
      {(task.state === 'failed' || task.state === 'cancelled') && <ErrorNotice error={task.error} />}
    </>
  )
}

function useLate(running: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!running) return
    const timer = setTimeout(() => setLate(true), 1000)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [running])
  return late
}
