import type { ReactElement } from 'react'

import classes from './protocols.module.css'

/** Lines under a small heading; nothing where there are none. */
export function Points({
  title,
  of,
}: {
  readonly title: string
  readonly of: readonly string[]
}): ReactElement | null {
  if (of.length === 0) return null
  return (
    <>
      <h4 className={classes.label}>{title}</h4>
      <ul className={classes.points}>
        {of.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** A paragraph under a small heading, its line breaks kept; nothing where it is empty. */
export function Passage({
  title,
  children,
}: {
  readonly title: string
  readonly children: string
}): ReactElement | null {
  if (children === '') return null
  return (
    <>
      <h4 className={classes.label}>{title}</h4>
      <p className={classes.prose}>{children}</p>
    </>
  )
}
