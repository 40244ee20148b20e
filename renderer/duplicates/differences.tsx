import type { ReactElement } from 'react'

import type { FieldChange } from '#shared/domain/import.ts'
import { fieldName, valueShown } from '#renderer/imports/import-words.ts'
import { useText } from '#renderer/text.ts'
import classes from './duplicates.module.css'

/** What an entry says otherwise than the one that stays, field by field. */
export function Differences({ of }: { readonly of: readonly FieldChange[] }): ReactElement | null {
  const { t, locale } = useText()
  if (of.length === 0) return null
  return (
    <ul className={classes.differences}>
      {of.map(({ field, before, after }, at) => (
        // A service and its organization may differ in the same field.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${field} ${at}`}>
          <span className={classes.quiet}>{fieldName(field, t)}:</span>{' '}
          <bdi>{valueShown(field, after, t, locale)}</bdi>
          {before !== null && (
            <>
              {' '}
              <bdi className={classes.quiet}>
                {t('providers:duplicates.dialog.instead', { what: valueShown(field, before, t, locale) })}
              </bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
