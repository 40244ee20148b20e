import { type ReactElement, type ReactNode, useEffect, useId, useState } from 'react'

import classes from './in-place.module.css'
import { useShortcut } from './shortcuts.ts'

/** What had the focus when something opened, and the part of the page it stands in. */
function openerNow(): { readonly button: HTMLElement | null; readonly around: HTMLElement | null } {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return { button: null, around: null }
  return { button: focused, around: focused.closest<HTMLElement>('section, aside, main') }
}

/** A small form where it was asked for: Esc closes it, and the focus goes back to what opened it. */
export function InPlace({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement {
  const id = useId()
  const [opener] = useState(openerNow)
  useShortcut('Escape', onClose, { whileTyping: true })
  useEffect(
    () => () => {
      // After what replaces the form is drawn.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const target = [opener.button, opener.around].find((element) => element?.isConnected)
        if (!target) return
        if (target === opener.around && target.tabIndex < 0) target.tabIndex = -1
        target.focus({ preventScroll: true })
      })
    },
    [opener],
  )
  return (
    <div role="group" aria-labelledby={id} className={classes.inPlace}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {children}
    </div>
  )
}
