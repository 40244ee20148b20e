import type { ReactElement } from 'react'

import type { WaitingFeedback } from '#shared/api/provider-feedback.ts'
import classes from './provider-feedback.module.css'

/** Words in which what may be a name is marked. */
export function NameMarks({ pieces }: { readonly pieces: WaitingFeedback['pieces'] }): ReactElement {
  return (
    <>
      {pieces.map(({ words, isName }, at) =>
        isName ? (
          // A piece of a text has no name of its own.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={at} className={classes.name}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </>
  )
}
