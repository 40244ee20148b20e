import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TaskProgress, type TaskShown } from '#renderer/ui/task-progress.tsx'
import { forgetImport, useImport } from './imports-store.ts'
import classes from './imports.module.css'

/** Lets what was read go, here and in the program. */
export function discardImport(): void {
  const importId = useImport.getState().read?.importId
  forgetImport()
  // What is already gone needs no discarding.
  if (importId) api.imports.discard({ importId }).catch(() => undefined)
}

/** Forgets the files and begins again. */
export function OtherFiles(): ReactElement {
  const { t } = useText()
  return (
    <Button variant="subtle" onClick={discardImport}>
      {t('imports:screens.actions.discard')}
    </Button>
  )
}

/** The foot of a step, always in sight: the ways back, what holds now, and the way on. */
export function StepBar({
  back,
  words,
  children,
  label,
  task,
  retry,
}: {
  readonly back: ReactNode
  readonly words?: string
  readonly children?: ReactNode
  /** What the running work does. */
  readonly label: string
  readonly task: TaskShown
  /** A way out when the work was refused. */
  readonly retry?: ReactNode
}): ReactElement {
  const isRefused = task.state === 'failed' && retry !== undefined
  return (
    <div className={classes.bar}>
      {isRefused ? (
        <ErrorNotice error={task.error}>{retry}</ErrorNotice>
      ) : (
        <TaskProgress label={label} task={task} />
      )}
      <div className={classes.barLine}>
        {back}
        <span className={classes.barWords}>{words}</span>
        {children}
      </div>
    </div>
  )
}
