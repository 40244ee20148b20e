import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ReadImport } from '#shared/api/imports.ts'
import {
  type ColumnGuess,
  type ImportColumn,
  type ImportTable,
  ImportTarget,
  type TableMapping,
} from '#shared/domain/import.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { DateLine } from './date-line.tsx'
import { fieldName, sameWords } from './import-words.ts'
import { fieldOf, lacksName, withField, withTarget } from './mapping.ts'
import { TableFacts } from './table-facts.tsx'
import classes from './imports.module.css'

/** What no row can do without, by what the rows are about. */
const WHAT_IS_NEEDED = {
  ...{ students: 'imports:screens.read.needsName', staff: 'imports:screens.read.needsName' },
  ...{ organizations: 'imports:screens.read.needsName', services: 'imports:screens.read.needsName' },
  ...{ locations: 'imports:screens.read.needsName', absences: 'imports:screens.read.needsStudentAndDay' },
  incidents: 'imports:screens.read.needsStudentOrIncident',
} as const satisfies Record<ImportTarget, MessageKey>

/** One spreadsheet: what its rows are about, and where each column goes. */
export function TableMapper({
  table,
  mapping,
  fields,
  onChange,
}: {
  readonly table: ImportTable
  readonly mapping: TableMapping
  readonly fields: ReadImport['fields']
  readonly onChange: (mapping: TableMapping) => void
}): ReactElement {
  const { t } = useText()
  const { target } = mapping
  return (
    <Section title={table.fileName}>
      <div className={classes.stack}>
        <TableFacts table={table} />
        <NativeSelect
          className={classes.narrow ?? ''}
          label={t('imports:screens.read.about', { file: table.fileName })}
          value={target ?? ''}
          data={[
            ...ImportTarget.options.map((value) => ({ value, label: t(`imports:screens.targets.${value}`) })),
            { value: '', label: t('imports:screens.targets.none') },
          ]}
          onChange={(event) => {
            const chosen = ImportTarget.safeParse(event.currentTarget.value)
            onChange(withTarget(mapping, chosen.success ? chosen.data : null, fields, table.guesses))
          }}
        />
        {lacksName(mapping, fields) && (
          <Remark tone="warning">{t(WHAT_IS_NEEDED[target ?? 'students'])}</Remark>
        )}
        {mapping.columns['fullName'] !== undefined && <NameOrder mapping={mapping} onChange={onChange} />}
        {target !== null && (
          <div>
            <div className={classes.columnHeads} aria-hidden="true">
              <span>{t('imports:screens.read.column')}</span>
              <span>{t('imports:screens.read.goesTo')}</span>
              <span>{t('imports:screens.read.why')}</span>
            </div>
            <ul aria-label={t('imports:screens.read.columns', { file: table.fileName })}>
              {table.columns.map((column) => (
                <ColumnLine
                  key={column.name}
                  column={column}
                  mapping={mapping}
                  fields={fields[target]}
                  guesses={table.guesses[target] ?? []}
                  onChange={onChange}
                />
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  )
}

/** Of what a column that goes nowhere stays beside the record; of people and their days nothing does. */
const KEEPS_THE_REST: readonly ImportTarget[] = ['organizations', 'services', 'locations']

function NameOrder({
  mapping,
  onChange,
}: {
  readonly mapping: TableMapping
  readonly onChange: (mapping: TableMapping) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      className={classes.narrow ?? ''}
      label={t('imports:screens.read.nameOrder')}
      value={mapping.nameOrder ?? ''}
      data={[
        { value: '', label: t('imports:screens.read.nameOrderUnsaid') },
        { value: 'given-first', label: t('imports:screens.read.givenFirst') },
        { value: 'family-first', label: t('imports:screens.read.familyFirst') },
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget
        onChange({
          ...mapping,
          nameOrder: value === 'given-first' || value === 'family-first' ? value : null,
        })
      }}
    />
  )
}

function ColumnLine({
  column,
  mapping,
  fields,
  guesses,
  onChange,
}: {
  readonly column: ImportColumn
  readonly mapping: TableMapping
  readonly fields: readonly { readonly field: string }[]
  readonly guesses: readonly ColumnGuess[]
  readonly onChange: (mapping: TableMapping) => void
}): ReactElement {
  const { t } = useText()
  const isSecret = column.use === 'never-read'
  const field = fieldOf(mapping, column.name)
  const guess = guesses.find((each) => each.field === field && each.column === column.name)
  const remembered = field !== null && field === column.field ? column.reason : null
  const samples = column.samples.join(' · ') || t('imports:screens.read.noSamples')
  const isKept = KEEPS_THE_REST.some((target) => target === mapping.target)
  const nowhere = t(isKept ? 'imports:screens.read.kept' : 'imports:screens.read.ignored')
  const reason =
    field !== null && sameWords(column.name, fieldName(field, t))
      ? 'exact'
      : (remembered ?? guess?.reason ?? 'chosen')
  const why = isSecret
    ? t('imports:screens.read.neverReadWhy')
    : field !== null && t(`imports:screens.reasons.${reason}`)
  return (
    <li className={classes.column} data-use={isSecret ? 'never-read' : field ? 'read' : 'passed'}>
      <div className={classes.columnName}>
        <strong>{column.name}</strong>
        {!isSecret && <span className={classes.quiet}>{samples}</span>}
      </div>
      {isSecret ? (
        <div>
          <Tag tone="warn">{t('imports:screens.read.neverRead')}</Tag>
        </div>
      ) : (
        <NativeSelect
          size="xs"
          aria-label={t('imports:screens.read.goesToOf', { column: column.name })}
          value={field ?? ''}
          data={[
            { value: '', label: `(${nowhere})` },
            ...fields.map((each) => ({ value: each.field, label: fieldName(each.field, t) })),
          ]}
          onChange={(event) => onChange(withField(mapping, column.name, event.currentTarget.value || null))}
        />
      )}
      <span className={classes.why}>{why}</span>
      {column.dates && field === column.field && (
        <DateLine
          column={column.name}
          dates={column.dates}
          chosen={mapping.dateOrders[column.name]}
          onChoose={(order) =>
            onChange({ ...mapping, dateOrders: { ...mapping.dateOrders, [column.name]: order } })
          }
        />
      )}
    </li>
  )
}
