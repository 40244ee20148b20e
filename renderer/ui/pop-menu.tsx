import { Menu } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { type ReactElement, type ReactNode, useState } from 'react'

/** A menu that opens from a button. Esc closes it at once, wherever the focus is: the kit waits until it went inside. */
export function PopMenu({
  target,
  children,
  staysOpen = false,
  inPlace = false,
}: {
  readonly target: ReactElement
  readonly children: ReactNode
  /** Choosing something leaves it open for the next choice. */
  readonly staysOpen?: boolean
  /** Drawn where it stands instead of at the end of the window. */
  readonly inPlace?: boolean
}): ReactElement {
  const [opened, setOpened] = useState(false)
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') setOpened(false)
  })
  return (
    <Menu
      position="bottom-end"
      opened={opened}
      onChange={setOpened}
      closeOnItemClick={!staysOpen}
      withinPortal={!inPlace}
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
