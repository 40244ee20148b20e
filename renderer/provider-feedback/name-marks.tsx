import type { ReactElement } from 'react'

import type { WaitingFeedback } from '#shared/api/provider-feedback.ts'
import classes from './provider-feedback.module.css'

/** Words in which what may be a name is marked. */
export function NameMarks({ pieces }: { readonly pieces: WaitingFeedback['pieces'] }): ReactElement {
  return (
    <>
      {pieces.map(({ start, words, isName }) =>
        isName ? (
          <mark key={start} className={classes.name}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </>
  )
}
