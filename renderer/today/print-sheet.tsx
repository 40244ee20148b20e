import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Whose } from '#renderer/whose-choice.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'

/** Prints what is due today, to carry to the telephone: by case code, with room to write. */
export function PrintSheet({ whose }: { readonly whose: Whose }): ReactElement {
  const { t, locale } = useText()
  const print = useTask(api.today.printSheet)
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="print" size="1rem" />}
        disabled={print.state === 'running'}
        onClick={() => void print.start({ whose, as: 'paper', language: locale })}
      >
        {t('today:sheet.print')}
      </Button>
      <TaskProgress label={t('today:sheet.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
    </>
  )
}
