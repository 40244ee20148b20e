import { Button } from '@mantine/core'
import { type ReactElement, useEffect } from 'react'

import { demoStart } from '#shared/bridge-channels.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useSession } from './session-store.ts'

/** Opens the demo school, with its progress, before there is a vault. */
export function DemoButton({ label }: { readonly label: string }): ReactElement {
  const { t } = useText()
  const demo = useTask(api.vault.openDemo)
  const open = async () => {
    const opened = await demo.start({})
    if (opened) useSession.getState().opened(opened.session, true)
  }
  useEffect(() => {
    if (window.location.hash === demoStart) void open()
    // Once, when the window was opened to see the demo school.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <>
      <Button variant="subtle" onClick={() => void open()} loading={demo.state === 'running'}>
        {label}
      </Button>
      <TaskProgress label={t('vault:firstRun.demoOpening')} task={demo} />
    </>
  )
}
