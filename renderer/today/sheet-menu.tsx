import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import type { Whose } from '#renderer/whose-choice.tsx'

/** The day on paper: prints what is due, by case code, with room to write, and takes back what was written. */
export function SheetMenu({ whose }: { readonly whose: Whose }): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const print = useTask(api.today.printSheet)
  return (
    <>
      <PopMenu
        inPlace
        target={
          <Button
            variant="default"
            leftSection={<Icon name="print" size="1rem" />}
            rightSection={<Icon name="down" size="1rem" />}
            disabled={print.state === 'running'}
          >
            {t('today:sheet.menu')}
          </Button>
        }
      >
        <Menu.Item onClick={() => void print.start({ whose, as: 'paper', language: locale })}>
          {t('today:sheet.print')}
        </Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/day-sheet' })}>{t('today:sheet.enter')}</Menu.Item>
      </PopMenu>
      <TaskProgress label={t('today:sheet.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
    </>
  )
}
