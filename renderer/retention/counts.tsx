import type { ReactElement } from 'react'

import { DestroyedPart, type PartCounts } from '#shared/domain/retention.ts'
import { useText } from '#renderer/text.ts'
import classes from './retention.module.css'

/** How many of what. */
export function Counts({ of: counts }: { readonly of: PartCounts }): ReactElement {
  const { t } = useText()
  return (
    <ul className={classes.counts}>
      {DestroyedPart.options.map((part) => {
        const count = counts[part]
        return count === undefined ? null : <li key={part}>{t(`retention:part.${part}`, { count })}</li>
      })}
    </ul>
  )
}
