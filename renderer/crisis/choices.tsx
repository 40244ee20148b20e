import { type ReactElement, type ReactNode, useState } from 'react'

import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import classes from './walk.module.css'

/** Whether a key was meant for what has the focus. */
function isTaken({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, input, select, textarea, summary') !== null
  )
}

/** A second press of a key that was pressed twice comes sooner than anybody reads what the first one led to. */
const TWICE_MS = 500

/** Runs something on a key, unless it was meant for the step before. */
function useStepKey(keys: string, run: () => void, isFor: (event: KeyboardEvent) => boolean): void {
  const [since] = useState(() => Date.now())
  useShortcut(keys, (event) => {
    if (!isFor(event)) return false
    if (Date.now() - since >= TWICE_MS) run()
    return true
  })
}

/** Runs something on Enter, unless what has the focus answers to it itself, or it was meant for the step before. */
export function useEnter(run: () => void): void {
  useStepKey('Enter', run, (event) => !isTaken(event))
}

/** Runs something on a number, unless it was meant for the step before. */
export function useNumber(number: number, run: () => void): void {
  useStepKey(String(number), run, () => true)
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
