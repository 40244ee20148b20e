import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ImportCounts, ImportSample, FieldChange } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { type Chosen, fateName } from './counts.tsx'
import { fieldName, sentenceOf, valueShown } from './import-words.ts'
import classes from './imports.module.css'

const PAGE = 6

/** The records behind one number: where each stands, and what changes in it. */
export function Samples({
  samples,
  counts,
  chosen,
  titled = false,
}: {
  readonly samples: readonly ImportSample[]
  readonly counts: readonly ImportCounts[]
  readonly chosen: Chosen | null
  /** Whether it says over them which these are: nothing beside them does. */
  readonly titled?: boolean
}): ReactElement {
  const { t } = useText()
  const rows = chosen
    ? samples.filter(({ kind, status }) => kind === chosen.kind && status === chosen.status)
    : []
  const total = counts.find(({ kind }) => kind === chosen?.kind)?.[chosen?.status ?? 'new'] ?? 0
  if (!chosen || total === 0) return <p className={classes.quiet}>{t('imports:screens.preview.pick')}</p>
  const title = `${t(`imports:screens.imported.${chosen.kind}`)}: ${fateName(chosen.kind, chosen.status, t)}`
  return (
    <section className={classes.rows} aria-label={title}>
      {titled && <h3 className={classes.sampleTitle ?? ''}>{title}</h3>}
      {chosen.kind === 'rows' && <p className={classes.quiet}>{t('imports:screens.preview.rowsText')}</p>}
      <SampleRows key={title} rows={rows} total={total} />
    </section>
  )
}

function SampleRows({
  rows,
  total,
}: {
  readonly rows: readonly ImportSample[]
  readonly total: number
}): ReactElement {
  const { t } = useText()
  const [shown, setShown] = useState(PAGE)
  return (
    <div className={classes.stack}>
      <ul className={classes.lines}>
        {rows.slice(0, shown).map((row) => (
          <SampleRow key={`${row.origin?.table} ${row.origin?.row} ${row.name}`} row={row} />
        ))}
      </ul>
      {rows.length > shown && (
        <div>
          <Button size="xs" variant="default" onClick={() => setShown(shown + 100)}>
            {t('imports:screens.actions.showMore', { count: Math.min(100, rows.length - shown) })}
          </Button>
        </div>
      )}
      {rows.length < total && (
        <p className={classes.quiet}>{t('imports:screens.preview.first', { count: rows.length })}</p>
      )}
    </div>
  )
}

function SampleRow({ row }: { readonly row: ImportSample }): ReactElement {
  const { t } = useText()
  return (
    <li className={classes.sample}>
      <span className={classes.sampleName}>
        {row.name || t('imports:screens.questions.unnamed')}{' '}
        <span className={classes.quiet}>
          {row.origin
            ? t('imports:screens.preview.origin', row.origin)
            : t('imports:screens.preview.notInFile')}
        </span>
      </span>
      {row.why && <span>{sentenceOf(row.why, t)}</span>}
      {row.changes.length > 0 && (
        <ul className={classes.changes}>
          {row.changes.map((change) => (
            <li key={change.field}>
              {row.status === 'new' ? <Brought change={change} /> : <Change change={change} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Change({ change: { field, before, after } }: { readonly change: FieldChange }): ReactElement {
  const { t, locale } = useText()
  return (
    <>
      <span className={classes.quiet}>{fieldName(field, t)}:</span>{' '}
      <del className={classes.before}>{valueShown(field, before, t, locale)}</del>{' '}
      <span className="fb-unseen">{t('imports:screens.preview.becomes')}</span>
      <Icon name="forward" size="0.875rem" />{' '}
      <ins className={classes.after}>{valueShown(field, after, t, locale)}</ins>
    </>
  )
}

/** What a new record brings: there is nothing it replaces. */
function Brought({ change: { field, after } }: { readonly change: FieldChange }): ReactElement {
  const { t, locale } = useText()
  return (
    <>
      <span className={classes.quiet}>{fieldName(field, t)}:</span> {valueShown(field, after, t, locale)}
    </>
  )
}
