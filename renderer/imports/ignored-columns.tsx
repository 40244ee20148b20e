import { Fragment, type ReactElement } from 'react'

import type { ImportPreview } from '#shared/api/imports.ts'
import { useText } from '#renderer/text.ts'
import classes from './imports.module.css'

type Ignored = ImportPreview['ignoredColumns'][number]

/** Columns nothing was taken from, by reason, folded. */
export function IgnoredColumns({ columns }: { readonly columns: readonly Ignored[] }): ReactElement | null {
  const { t } = useText()
  if (columns.length === 0) return null
  const byReason = [...Map.groupBy(columns, ({ reason }) => reason)]
  return (
    <details className={classes.fold}>
      <summary>
        {t('imports:screens.preview.ignored')} <span className={classes.quiet}>{columns.length}</span>
      </summary>
      <dl className={classes.uses}>
        {byReason.map(([reason, group]) => (
          <Fragment key={reason}>
            <dt>{t(`imports:screens.preview.ignoredReasons.${reason}`)}</dt>
            <dd>{group.map(({ table, column }) => `${column} (${table})`).join(', ')}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  )
}
