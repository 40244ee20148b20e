import type { ReactElement } from 'react'

import classes from './protocols.module.css'

const BELOW = { h2: 'h3', h3: 'h4' } as const

/** Lines under a small heading; nothing where there are none. */
export function Points({
  title,
  under,
  of,
}: {
  readonly title: string
  /** The level of the heading it stands under. */
  readonly under: keyof typeof BELOW
  readonly of: readonly string[]
}): ReactElement | null {
  if (of.length === 0) return null
  const Heading = BELOW[under]
  return (
    <>
      <Heading className={classes.label}>{title}</Heading>
      <ul className={classes.points}>
        {of.map((line, at) => (
          // The same line may stand there twice.
          <li key={`${at} ${line}`}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** A paragraph under a small heading, its line breaks kept; nothing where it is empty. */
export function Passage({
  title,
  under,
  children,
}: {
  readonly title: string
  /** The level of the heading it stands under. */
  readonly under: keyof typeof BELOW
  readonly children: string
}): ReactElement | null {
  if (children === '') return null
  const Heading = BELOW[under]
  return (
    <>
      <Heading className={classes.label}>{title}</Heading>
      <p className={classes.prose}>{children}</p>
    </>
  )
}
