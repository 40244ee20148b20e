import { Button, type ButtonProps } from '@mantine/core'
import type { ReactElement } from 'react'

import { Shortcut } from './shortcut.tsx'

const spoken = (keys: string): string => keys.replace('Ctrl', 'Control').replace('Esc', 'Escape')

/** A button that shows, and says to screen readers, the key that does the same; whoever draws it hears the key. */
export function KeyButton({
  keys,
  ...button
}: Omit<ButtonProps, 'rightSection'> & {
  /** As it is printed: `N`, `Esc`, `Ctrl+S`. */
  readonly keys: string
  readonly onClick: () => void
}): ReactElement {
  return <Button aria-keyshortcuts={spoken(keys)} rightSection={<Shortcut keys={keys} />} {...button} />
}
