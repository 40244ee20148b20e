import type { ReactElement } from 'react'

import type { ProviderRecord } from '#shared/api/providers.ts'
import { isMessage, useText } from '#renderer/text.ts'
import { Facts } from '#renderer/ui/page.tsx'
import { rowsThatSay } from './more-words.ts'
import classes from './providers.module.css'

/** A word of a table as people write it; an address of a page stays as it is. */
const wordsIn = (value: string): string =>
  /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value

/** What an imported directory said beyond what the office keeps, without what only joins its tables. */
export function MoreFromDirectory({ of }: { readonly of: ProviderRecord['more'] }): ReactElement | null {
  const { t } = useText()
  const rows = rowsThatSay(of)
  if (rows.length === 0) return null
  const named = (column: string) => {
    const key = `providers:moreWords.${column}`
    return isMessage(key) ? t(key) : column.replaceAll('_', ' ')
  }
  return (
    <details className={classes.more}>
      <summary>{t('providers:one.more')}</summary>
      {rows.map(({ id, cells }) => (
        <Facts key={id} of={cells.map(({ column, value }) => [named(column), wordsIn(value)])} />
      ))}
    </details>
  )
}
