import type { ReactElement } from 'react'

import { Icon } from '#renderer/ui/icon.tsx'
import { useProblemsAt } from './editor-fields.tsx'
import classes from './editor.module.css'

/** What a whole list lacks, above it. */
export function ListProblems({ path }: { readonly path: string }): ReactElement | null {
  const { error, doubt } = useProblemsAt(path)
  if (!error && !doubt) return null
  return (
    <div data-path={path} tabIndex={-1} className={classes.listProblems}>
      {error && (
        <p className={classes.error}>
          <Icon name="stop" size="1rem" /> {error}
        </p>
      )}
      {doubt}
    </div>
  )
}
