import { NativeSelect } from '@mantine/core'
import { Fragment, type ReactElement } from 'react'

import type { ReadImport } from '#shared/api/imports.ts'
import { ColumnUse, type ImportTable } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { DateLine } from './date-line.tsx'
import { choose, useImport } from './imports-store.ts'
import { countUses } from './mapping.ts'
import { TableFacts } from './table-facts.tsx'
import classes from './imports.module.css'

/** Files of a published format: what is read and what is not, folded, because there is nothing to decide. */
export function StandardFiles({ read }: { readonly read: ReadImport }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('imports:screens.read.files')} count={read.tables.length}>
      <div className={classes.stack}>
        <p className={classes.quiet}>{t('imports:screens.read.nothingToDecide')}</p>
        <GradeColumn read={read} />
        <ul>
          {read.tables.map((table) => (
            <li key={table.name}>
              <StandardTable table={table} />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

function StandardTable({ table }: { readonly table: ImportTable }): ReactElement {
  const { t } = useText()
  const dateOrders = useImport(({ choices }) => choices.dateOrders)
  const uses = countUses(table.columns)
  const dated = table.columns.filter(({ dates, use }) => dates !== null && use === 'read')
  return (
    <>
      <details className={classes.fold}>
        <summary>
          <strong>{table.fileName}</strong>{' '}
          <span className={classes.quiet}>
            {[
              t('imports:screens.read.rows', { count: table.rows }),
              t('imports:screens.read.columnsRead', { count: uses.read }),
              ...(uses.kept > 0 ? [t('imports:screens.read.columnsKept', { count: uses.kept })] : []),
              ...(uses.ignored > 0
                ? [t('imports:screens.read.columnsIgnored', { count: uses.ignored })]
                : []),
            ].join(' · ')}
          </span>
        </summary>
        <TableFacts table={table} />
        <dl className={classes.uses}>
          {ColumnUse.options
            .filter((use) => uses[use] > 0)
            .map((use) => (
              <Fragment key={use}>
                <dt>{t(`imports:screens.read.columnList.${use}`)}</dt>
                <dd>
                  {table.columns
                    .filter((column) => column.use === use)
                    .map(({ name }) => name)
                    .join(', ')}
                </dd>
              </Fragment>
            ))}
        </dl>
      </details>
      {dated.map(
        ({ name, dates }) =>
          dates && (
            <DateLine
              key={name}
              column={name}
              dates={dates}
              chosen={dateOrders[name]}
              onChoose={(order) => choose({ dateOrders: { ...dateOrders, [name]: order } })}
            />
          ),
      )}
    </>
  )
}

/** Some systems write the grade into a column of their own. */
function GradeColumn({ read }: { readonly read: ReadImport }): ReactElement | null {
  const { t } = useText()
  const gradeColumn = useImport(({ choices }) => choices.gradeColumn)
  const users = read.tables.find(({ name }) => name === 'users')
  if (read.kind !== 'one-roster' || !users) return null
  const hasGrades = users.columns.some(({ name, use }) => use === 'read' && /^grades?$/i.test(name))
  const others = users.columns.filter(({ name, use }) => use === 'ignored' && /grade|grado/i.test(name))
  if (hasGrades || others.length === 0) return null
  return (
    <NativeSelect
      label={t('imports:screens.read.gradeColumn')}
      value={gradeColumn ?? ''}
      data={[
        { value: '', label: t('imports:screens.read.gradeStandard') },
        ...others.map(({ name }) => ({ value: name, label: name })),
      ]}
      onChange={(event) => choose({ gradeColumn: event.currentTarget.value || null })}
    />
  )
}
