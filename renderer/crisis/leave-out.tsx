import type { ReactElement } from 'react'

import { KeyButton } from '#renderer/ui/key-button.tsx'
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
    <KeyButton variant="default" size="md" keys="0" onClick={onLeaveOut}>
      {label}
    </KeyButton>
  )
}
