import { Menu } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { type ReactElement, type ReactNode, useState } from 'react'

/** Gives the focus back to the button of the menu. */
function toButton(menu: HTMLElement): void {
  const button = menu.getAttribute('aria-labelledby')
  if (button) document.getElementById(button)?.focus({ preventScroll: true })
}

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
  const [chosen, setChosen] = useState(false)
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') setOpened(false)
  })
  return (
    <Menu
      position="bottom-end"
      opened={opened}
      onChange={(opens) => {
        setOpened(opens)
        if (opens) setChosen(false)
      }}
      closeOnItemClick={!staysOpen}
      withinPortal={!inPlace}
      returnFocus={!chosen}
      // At once: a menu that was still fading when the curtain fell would be open again behind it.
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown
        // Before what is chosen opens something that takes the focus: the kit would give it back after that.
        onClickCapture={({ currentTarget, target: pressed }) => {
          if (staysOpen || !(pressed instanceof Element && pressed.closest('[data-menu-item]'))) return
          setChosen(true)
          toButton(currentTarget)
        }}
      >
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
