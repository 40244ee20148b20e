import type { ReactElement } from 'react'

import type { ImportPreview } from '#shared/api/imports.ts'
import { useText } from '#renderer/text.ts'
import classes from './imports.module.css'

/** How many rows of each file are taken and how many are left out, so that the counts above can be followed. */
export function FileByFile({ files }: { readonly files: ImportPreview['files'] }): ReactElement | null {
  const { t } = useText()
  if (files.length === 0) return null
  return (
    <details className={classes.fold}>
      <summary>
        {t('imports:screens.preview.files')} <span className={classes.quiet}>{files.length}</span>
      </summary>
      <ul className={classes.bullets}>
        {files.map(({ table, rows, leftOut }) => (
          <li key={table}>
            {leftOut === 0
              ? t('imports:screens.preview.fileTaken', { table, count: rows })
              : t('imports:screens.preview.fileLeftOut', {
                  ...{ table, count: rows, leftOut, taken: rows - leftOut },
                })}
          </li>
        ))}
      </ul>
    </details>
  )
}
