import type { ReactElement } from 'react'

import type { Column } from './data-table-columns.ts'
import type { Sorting } from './data-table-rows.ts'
import classes from './data-table.module.css'
import { Icon } from './icon.tsx'

/** The head of a list, which stays in sight: the names of its columns, and what it is sorted by. */
export function TableHead<Row>({
  columns,
  template,
  sorting,
  onSort,
}: {
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly sorting: Sorting
  readonly onSort: (column: string) => void
}): ReactElement {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => {
          const sorted =
            sorting.column === column.id ? (sorting.descending ? 'descending' : 'ascending') : undefined
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={sorted}
              className={classes.headCell}
              data-align={column.align}
            >
              {column.unsorted ? (
                <span>{column.header}</span>
              ) : (
                <button type="button" className={classes.sort} onClick={() => onSort(column.id)}>
                  <span className={classes.clip}>{column.header}</span>
                  <span className={classes.sortMark} data-on={sorted !== undefined || undefined}>
                    <Icon name={sorted === 'descending' ? 'sortDown' : 'sortUp'} size="0.875rem" />
                  </span>
                </button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
