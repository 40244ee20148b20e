import type { ReactElement } from 'react'

import type { Concern } from '#shared/domain/concern.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './concerns.module.css'

/** What was noticed, in the words of whoever raised it. */
export function WhatWasNoticed({
  concern: { words, noticed },
}: {
  readonly concern: Pick<Concern, 'words' | 'noticed'>
}): ReactElement {
  const reasonName = useChoiceName('reasons')
  return (
    <>
      <p className={classes.said}>{words}</p>
      {noticed.length > 0 && (
        <p className={classes.tags}>
          {noticed.map((reason) => (
            <Tag key={reason}>{reasonName(reason)}</Tag>
          ))}
        </p>
      )}
    </>
  )
}
