import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'

/** The way past a step, on the key 0. */
export function LeaveOut({
  label,
  onLeaveOut,
}: {
  readonly label: string
  readonly onLeaveOut: () => void
}): ReactElement {
  useShortcut('0', onLeaveOut)
  return (
    <Button
      variant="default"
      size="md"
      aria-keyshortcuts="0"
      rightSection={<Shortcut keys="0" />}
      onClick={onLeaveOut}
    >
      {label}
    </Button>
  )
}
