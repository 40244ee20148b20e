import type { ReactElement, ReactNode } from 'react'

import type { CrisisNumber } from '#shared/domain/protocol.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './crisis-numbers.module.css'

/** Whom to call: each number to be found first, with whose it is and when it is called; before them what else is said. */
export function CrisisNumbers({
  numbers,
  children,
}: {
  readonly numbers: readonly Pick<CrisisNumber, 'name' | 'number' | 'use'>[]
  /** Further lines, which come first. */
  readonly children?: ReactNode
}): ReactElement {
  return (
    <ul className={classes.numbers}>
      {children}
      {numbers.map(({ name, number, use }) => (
        <li key={`${number} ${name}`}>
          <strong className={classes.number}>
            <Ltr>{number}</Ltr>
          </strong>
          <span>
            {name}
            {use && <span className={classes.quiet}> · {use}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
