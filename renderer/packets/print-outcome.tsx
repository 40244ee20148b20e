import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { TaskProgress, type TaskShown } from '#renderer/ui/task-progress.tsx'

/** How printing goes; then what came of it, in a sentence that stays. */
export function PrintOutcome({
  of: print,
}: {
  readonly of: TaskShown & { readonly result: { readonly savedAs: string | null } | null }
}): ReactElement {
  const { t } = useText()
  const { state, result } = print
  const name = result?.savedAs ?? null
  return (
    <>
      <TaskProgress
        label={t('packets:printing')}
        task={state === 'done' ? { ...print, state: 'idle' } : print}
      />
      <div role="status">
        {state === 'done' && (
          <Remark tone="good" title={name === null ? t('packets:printed') : t('packets:saved', { name })} />
        )}
      </div>
    </>
  )
}
