import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

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
import { whyNotWords } from './why-not.ts'

/** What came of printing many. */
interface Came {
  readonly printed: boolean
  readonly savedAs: string | null
  readonly count: number
  readonly refused: readonly { readonly id: string; readonly why: NotForPaper; readonly signs: string }[]
}

/** Prints many or saves them as one PDF, says how far it is, stops at any moment, and says what came of it. */
export function PrintMany<Input>({
  task,
  disabled,
  nameOf,
  onStart,
}: {
  readonly task: TaskState<Input, Came>
  readonly disabled: boolean
  readonly nameOf: (id: string) => string
  readonly onStart: (as: PrintAs) => void
}): ReactElement {
  const { t } = useText()
  const running = task.state === 'running'
  useShortcut('Ctrl+P', () => {
    if (!disabled && !running) onStart('paper')
  })
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          rightSection={<Shortcut keys="Ctrl+P" />}
          aria-keyshortcuts="Control+P"
          disabled={disabled}
          loading={running}
          onClick={() => onStart('paper')}
        >
          {t('common:actions.print')}
        </Button>
        <Button variant="default" disabled={disabled} loading={running} onClick={() => onStart('pdf')}>
          {t('common:actions.savePdf')}
        </Button>
      </div>
      {running && (
        <ProgressBar
          label={t('printing:progress', { done: task.done, total: task.total ?? 0 })}
          done={task.done}
          total={task.total}
          onCancel={() => task.cancel()}
        />
      )}
      {task.state === 'failed' && <ErrorNotice error={task.error} />}
      <div role="status">
        {running && <span className="fb-unseen">{t('common:paper.printing')}</span>}
        {task.state === 'cancelled' && (
          <Remark title={t('printing:cancelled')}>{t('printing:cancelledText')}</Remark>
        )}
        {task.state === 'done' && task.result && <Result of={task.result} nameOf={nameOf} />}
      </div>
    </div>
  )
}

function Result({
  of: { printed, savedAs, count, refused },
  nameOf,
}: {
  readonly of: Came
  readonly nameOf: (id: string) => string
}): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.stack}>
      {printed ? (
        <Remark
          tone="good"
          title={
            savedAs === null ? t('printing:done', { count }) : t('printing:saved', { count, name: savedAs })
          }
        />
      ) : (
        <Remark tone="warning" title={t('printing:stopped')}>
          {t('printing:stoppedText')}
        </Remark>
      )}
      {refused.length > 0 && (
        <Remark tone="warning" title={t('printing:left', { count: refused.length })}>
          <ul>
            {refused.map(({ id, why, signs }) => (
              <li key={id}>
                {nameOf(id)}: {whyNotWords(why, t, signs)}
              </li>
            ))}
          </ul>
        </Remark>
      )}
    </div>
  )
}
