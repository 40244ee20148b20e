import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MissingSigns } from '#renderer/ui/missing-signs.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { type TrailSearch, wantedBy } from './trail-search.ts'

/** Printing what is on screen: the way to begin, and what comes of it. */
export interface Printing {
  readonly busy: boolean
  readonly outcome: ReactElement
  start(as: 'paper' | 'pdf'): void
}

/** Prints what of the trail is on screen. */
export function usePrintTrail(search: TrailSearch, view: 'looks' | 'all'): Printing {
  const { t, locale } = useText()
  const print = useTask(api.audit.print)
  const { state, result } = print
  return {
    busy: state === 'running',
    outcome: (
      <>
        <TaskProgress
          label={t('audit:print.running')}
          task={state === 'done' ? { ...print, state: 'idle' } : print}
        />
        <div role="status">
          {state === 'done' && (
            <Remark tone="good" title={t(result?.savedAs ? 'audit:print.saved' : 'audit:print.done')} />
          )}
          {state === 'done' && <MissingSigns of={result} />}
        </div>
      </>
    ),
    start: (as) =>
      void print.start({
        ...wantedBy(search),
        kind: view === 'looks' ? 'looks' : (search.kind ?? null),
        as,
        language: locale,
      }),
  }
}

/** The two ways onto paper. */
export function PrintTrail({ of: { busy, start } }: { readonly of: Printing }): ReactElement {
  const { t } = useText()
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => start('pdf')}>
        {t('common:actions.savePdf')}
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="print" size="1rem" />}
        loading={busy}
        onClick={() => start('paper')}
      >
        {t('common:actions.print')}
      </Button>
    </>
  )
}
