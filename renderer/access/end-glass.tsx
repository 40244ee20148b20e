import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'

/** Ends what somebody opened for a stated reason before it closes by itself. */
export function EndGlass({
  id,
  label,
  name,
  onEnded,
}: {
  readonly id: string
  readonly label: string
  /** Where several stand beside one another, whose it is. */
  readonly name?: string
  readonly onEnded?: () => unknown
}): ReactElement {
  const end = useCommand(api.glass.end)
  const endNow = async (): Promise<void> => {
    await end.run({ id })
    await onEnded?.()
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={name}
      onClick={() => void endNow().catch(() => undefined)}
    >
      {label}
    </Button>
  )
}
