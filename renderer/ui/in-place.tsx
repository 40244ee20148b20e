import { type ReactElement, type ReactNode, useId, useRef } from 'react'

import { useFirstField, useFocusBack } from './focus.ts'
import classes from './in-place.module.css'
import { useShortcut } from './shortcuts.ts'

/** A small form where it was asked for: Esc closes it, the focus begins in its first field and goes back where it was. */
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
  const box = useRef<HTMLDivElement>(null)
  useShortcut('Escape', onClose, { whileTyping: true })
  useFocusBack()
  useFirstField(box)
  return (
    <div ref={box} role="group" aria-labelledby={id} className={classes.inPlace}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {children}
    </div>
  )
}
