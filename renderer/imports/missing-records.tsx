import type { ReactElement } from 'react'

import type { MissingRecord } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './imports.module.css'

/** Records that are in a directory no more, each with whose it is. */
function MissingNames({ of }: { readonly of: readonly MissingRecord[] }): ReactElement {
  const { t } = useText()
  return (
    <ul className={classes.bullets}>
      {of.map(({ kind, name, organization }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two services of one organization may have one name
        <li key={at}>
          {kind === 'organizations'
            ? t('imports:screens.preview.missingWhole', { name })
            : organization === null
              ? name
              : t('imports:screens.preview.missingOf', { name, organization })}
        </li>
      ))}
    </ul>
  )
}

/** What came with the same directory before and stands in its files no more: nothing happens to it by itself. */
export function Missing({
  of,
  count,
}: {
  readonly of: readonly MissingRecord[]
  readonly count: number
}): ReactElement | null {
  const { t } = useText()
  if (count === 0) return null
  return (
    <Section title={t('imports:screens.preview.missing')} count={count} tone="warn">
      <div className={classes.stack}>
        <p>{t('imports:screens.preview.missingText')}</p>
        <MissingNames of={of} />
        {of.length < count && (
          <p className={classes.quiet}>{t('imports:screens.preview.first', { count: of.length })}</p>
        )}
      </div>
    </Section>
  )
}

/** What an import of the past found missing. */
export function WasMissing({ of }: { readonly of: readonly MissingRecord[] }): ReactElement | null {
  const { t } = useText()
  if (of.length === 0) return null
  return (
    <details className={classes.stayed}>
      <summary>{t('imports:screens.choose.missing', { count: of.length })}</summary>
      <MissingNames of={of} />
    </details>
  )
}
