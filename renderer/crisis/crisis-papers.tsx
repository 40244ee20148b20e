import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CrisisRecord } from '#shared/domain/crisis.ts'
import { holdsReport } from '#shared/domain/crisis.ts'
import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'

/** Prints the record of a crisis for the file, without what went to an agency or with it on a page of its own. */
export function CrisisPapers({ crisis }: { readonly crisis: CrisisRecord }): ReactElement {
  const { t, locale } = useText()
  const print = useTask(api.crises.print)
  const start = (withReport: boolean) =>
    void print.start({ id: crisis.id, withReport, as: 'paper', language: locale })
  const running = print.state === 'running'
  return (
    <>
      <Button
        variant="default"
        disabled={running}
        leftSection={<Icon name="print" />}
        onClick={() => start(false)}
      >
        {t('crises:paper.print')}
      </Button>
      {holdsReport([crisis]) && (
        <Button variant="default" disabled={running} onClick={() => start(true)}>
          {t('crises:paper.printAll')}
        </Button>
      )}
      <TaskProgress label={t('crises:paper.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
    </>
  )
}
