import type { ReactElement, ReactNode } from 'react'

import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import classes from './walk.module.css'

/** Whether a key was meant for what has the focus. */
function isTaken({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, input, select, textarea, summary') !== null
  )
}

/** Runs something on Enter, unless what has the focus answers to it itself. */
export function useEnter(run: () => void, enabled = true): void {
  useShortcut('Enter', (event) => (isTaken(event) ? false : run()), { enabled })
}

/** One of a few large buttons, with its number as its key. */
export function Choice({
  number,
  pressed,
  onChoose,
  children,
}: {
  readonly number: number
  /** Given where it stays chosen. */
  readonly pressed?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}): ReactElement {
  const keys = String(number)
  useShortcut(keys, onChoose, { enabled: number <= 9 })
  return (
    <button
      type="button"
      className={classes.choice}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...(number <= 9 && { 'aria-keyshortcuts': keys })}
      onClick={onChoose}
    >
      {number <= 9 && <Shortcut keys={keys} />}
      <span className={classes.choiceWords}>{children}</span>
    </button>
  )
}
