import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import { Remark } from './error-notice.tsx'
import { TaskProgress, type TaskShown } from './task-progress.tsx'

/** How printing goes; then what came of it, in a sentence that stays. */
export function PrintOutcome({
  of: print,
}: {
  readonly of: TaskShown & {
    readonly result: { readonly savedAs: string | null; readonly printed: boolean } | null
  }
}): ReactElement {
  const { t } = useText()
  const { state, result } = print
  const name = result?.savedAs ?? null
  return (
    <>
      <TaskProgress
        label={t('common:paper.printing')}
        task={state === 'done' ? { ...print, state: 'idle' } : print}
      />
      <div role="status">
        {state === 'done' && result?.printed === false && (
          <Remark tone="warning" title={t('printing:stopped')}>
            {t('printing:stoppedText')}
          </Remark>
        )}
        {state === 'done' && result?.printed !== false && (
          <Remark
            tone="good"
            title={name === null ? t('common:paper.printed') : t('common:paper.saved', { name })}
          />
        )}
      </div>
    </>
  )
}
