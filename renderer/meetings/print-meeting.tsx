import { Button, Menu } from '@mantine/core'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'

const PAPERS = ['agenda', 'attendance', 'recap'] as const

/** The papers of a meeting: students stand on them by their case code. */
export function PrintMeeting({ meetingId: id }: { readonly meetingId: string }): ReactElement {
  const { t, locale } = useText()
  const print = useTask(api.meetings.print)
  return (
    <>
      <PopMenu
        inPlace
        target={
          <Button
            variant="default"
            leftSection={<Icon name="print" size="1rem" />}
            disabled={print.state === 'running'}
          >
            {t('meetings:print.menu')}
          </Button>
        }
      >
        {PAPERS.map((what) => (
          <Menu.Item key={what} onClick={() => void print.start({ id, what, as: 'paper', language: locale })}>
            {t(`meetings:print.${what}`)}
          </Menu.Item>
        ))}
      </PopMenu>
      <TaskProgress label={t('meetings:print.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
    </>
  )
}
