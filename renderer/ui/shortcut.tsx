import type { ReactElement } from 'react'

import classes from './shortcut.module.css'

const keysForMac: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** A key hint beside a word: `<Shortcut keys="Ctrl+K" />`. Hidden from screen readers, which hear `aria-keyshortcuts`. */
export function Shortcut({ keys }: { readonly keys: string }): ReactElement {
  const mac = navigator.platform.startsWith('Mac')
  return (
    <span className={classes.keys} aria-hidden="true" dir="ltr">
      {keys.split('+').map((key) => (
        <kbd key={key} className={classes.key}>
          {mac ? (keysForMac[key] ?? key) : key}
        </kbd>
      ))}
    </span>
  )
}
