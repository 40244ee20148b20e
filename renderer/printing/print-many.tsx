import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'

import type { NotForPaper } from '#shared/api/printing.ts'
import type { PrintAs } from '#shared/api/paper.ts'
import type { TaskState } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { ProgressBar } from '#renderer/ui/task-progress.tsx'
import classes from './printing.module.css'

/** What came of printing many. */
interface Came {
  readonly printed: boolean
  readonly savedAs: string | null
  readonly count: number
  readonly pages: number | null
  readonly refused: readonly { readonly id: string; readonly why: NotForPaper; readonly signs: string }[]
}

/** What is known before many print: how many do, and how many stay here; `null` while it is looked up. */
interface Ready {
  readonly prints: number
  readonly stays: number
}

/** Nobody is chosen, or nothing to print for them. */
export const NOTHING_CHOSEN: Ready = { prints: 0, stays: 0 }

/** What an answer says of what prints; `null` while it is of something chosen before. */
export function readyOf(
  answer: {
    readonly data: readonly { readonly stop: NotForPaper | null }[] | undefined
    readonly isPlaceholderData: boolean
    readonly isError: boolean
  },
  isAsked: boolean,
): Ready | null {
  if (answer.isError) return NOTHING_CHOSEN
  if (answer.data === undefined || answer.isPlaceholderData || !isAsked) return null
  const stays = answer.data.filter(({ stop }) => stop !== null).length
  return { prints: answer.data.length - stays, stays }
}

/**
 * A press of Print while it is still looked up what prints: it waits for that, and goes on where all of them print. Where
 * some stay here, that is said first.
 */
function usePress(ready: Ready | null, onStart: (as: PrintAs) => void) {
  const [pressed, setPressed] = useState<PrintAs | null>(null)
  useEffect(() => {
    if (pressed === null || ready === null) return
    setPressed(null)
    if (ready.stays === 0 && ready.prints > 0) onStart(pressed)
  }, [pressed, ready, onStart])
  const press = (as: PrintAs) => {
    if (ready === null) setPressed(as)
    else if (ready.prints > 0) onStart(as)
  }
  return { isWaiting: pressed !== null, press }
}

/** Prints many or saves them as one PDF, says how far it is, stops at any moment, and says what came of it. */
export function PrintMany<Input>({
  task,
  ready,
  onStart,
}: {
  readonly task: TaskState<Input, Came>
  readonly ready: Ready | null
  readonly onStart: (as: PrintAs) => void
}): ReactElement {
  const { t } = useText()
  const isRunning = task.state === 'running'
  const { isWaiting, press } = usePress(ready, onStart)
  useShortcut('Ctrl+P', () => {
    if (!isRunning) press('paper')
  })
  const isBusy = isRunning || isWaiting
  const others = ready !== null && ready.stays > 0 && ready.prints > 0 ? ready.prints : null
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          rightSection={<Shortcut keys="Ctrl+P" />}
          aria-keyshortcuts="Control+P"
          disabled={ready?.prints === 0}
          loading={isBusy}
          onClick={() => press('paper')}
        >
          {others === null ? t('common:actions.print') : t('printing:others', { count: others })}
        </Button>
        <Button
          variant="default"
          disabled={ready?.prints === 0}
          loading={isBusy}
          onClick={() => press('pdf')}
        >
          {others === null ? t('common:actions.savePdf') : t('printing:othersPdf', { count: others })}
        </Button>
      </div>
      {isRunning && (
        <ProgressBar
          label={
            task.done === 0
              ? t('printing:progressBegins')
              : t('printing:progress', { done: task.done, total: task.total ?? 0 })
          }
          done={task.done}
          total={task.total}
          onCancel={() => task.cancel()}
        />
      )}
      {task.state === 'failed' && <ErrorNotice error={task.error} />}
      <div role="status">
        {isRunning && <span className="fb-unseen">{t('common:paper.printing')}</span>}
        {task.state === 'cancelled' && (
          <Remark title={t('printing:cancelled')}>{t('printing:cancelledText')}</Remark>
        )}
        {task.state === 'done' && task.result && <Result of={task.result} />}
      </div>
    </div>
  )
}

function Result({ of: { printed, savedAs, count, pages, refused } }: { readonly of: Came }): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.stack}>
      {printed ? (
        <Remark
          tone="good"
          title={
            savedAs === null ? t('printing:done', { count }) : t('printing:saved', { count, name: savedAs })
          }
        >
          {pages !== null && t('printing:pages', { count: pages })}
        </Remark>
      ) : (
        <Remark tone="warning" title={t('printing:stopped')}>
          {t('printing:stoppedText')}
        </Remark>
      )}
      {refused.length > 0 && <Remark tone="warning" title={t('printing:left', { count: refused.length })} />}
    </div>
  )
}
