import { Button } from '@mantine/core'
import type { KeyboardEvent, ReactElement } from 'react'

import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'

/** The line an event happened in, and the letter that was pressed; nothing where it is a key of the window. */
export function letterIn(event: KeyboardEvent<HTMLElement>): {
  readonly id?: string
  readonly letter: string
} {
  if (event.ctrlKey || event.metaKey || event.altKey) return { letter: '' }
  const id = (event.target as HTMLElement).closest('li')?.dataset['line']
  return { ...(id && { id }), letter: event.key.toUpperCase() }
}

/** What is done about a line, by its button, in words, or its letter. */
export function Act({
  label,
  of,
  keys,
  icon,
  run,
}: {
  readonly label: string
  /** Whose paper it is. */
  readonly of: string
  readonly keys: string
  readonly icon: IconName
  readonly run: () => void
}): ReactElement {
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name={icon} size="1rem" />}
      rightSection={<Shortcut keys={keys} />}
      aria-keyshortcuts={keys}
      onClick={run}
    >
      {label}
      <span className="fb-unseen">: {of}</span>
    </Button>
  )
}
