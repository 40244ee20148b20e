import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactElement, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

import { classNames } from './class-names.ts'
import type { Column } from './data-table-columns.ts'
import classes from './data-table.module.css'

/** Brings a row into sight and gives it the focus. */
export type Jump = (index: number) => void

/** The rows of a list that are in sight. Apart from the rest of the list, because it is drawn anew with every scroll. */
export function TableBody<Row extends object>({
  rows,
  rowId,
  columns,
  template,
  rowHeight,
  scroller,
  jump,
  startsAt,
  takesFocus,
  active,
  shownId,
  onPress,
}: {
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly rowHeight: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Filled in here for the list's keys. */
  readonly jump: RefObject<Jump | null>
  /** How far the list was scrolled when it was left. */
  readonly startsAt: number
  /** The focus comes back to the row it left from. */
  readonly takesFocus: boolean
  readonly active: number
  readonly shownId: string | null | undefined
  readonly onPress: (row: Row) => void
}): ReactElement {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: startsAt,
    getItemKey: (index) => {
      const row = rows[index]
      return row ? rowId(row) : index
    },
    // The row that holds the focus stays drawn, however far the list is scrolled.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      return drawn.includes(active) ? drawn : [...drawn, active].toSorted((a, b) => a - b)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const wantsFocus = useRef(takesFocus)
  useEffect(() => {
    jump.current = (index) => {
      wantsFocus.current = true
      virtualizer.scrollToIndex(index)
    }
  }, [jump, virtualizer])
  useEffect(() => {
    if (!wantsFocus.current) return
    // Rows are drawn once the list knows its height, after it was first drawn itself.
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  return (
    <div role="rowgroup" className={classes.body} style={{ blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index]
        if (!row) return null
        const id = rowId(row)
        return (
          <TableRow
            key={id}
            row={row}
            index={item.index}
            start={item.start}
            height={rowHeight}
            columns={columns}
            template={template}
            active={item.index === active}
            shown={id === shownId}
            onPress={onPress}
          />
        )
      })}
    </div>
  )
}

interface TableRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly start: number
  readonly height: number
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly active: boolean
  readonly shown: boolean
  readonly onPress: (row: Row) => void
}

function DrawnRow<Row>({
  row,
  index,
  start,
  height,
  columns,
  template,
  active,
  shown,
  onPress,
}: TableRowProps<Row>): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={shown}
      tabIndex={active ? 0 : -1}
      className={classNames(classes.row, shown && classes.shown)}
      style={{ gridTemplateColumns: template, blockSize: height, transform: `translateY(${start}px)` }}
      onClick={() => onPress(row)}
      // The second press opens the row, and would mark the word under it.
      onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={column.essential ? 'rowheader' : 'gridcell'}
          aria-colindex={place + 1}
          className={classes.cell}
          data-align={column.align}
          data-strong={column.essential || undefined}
        >
          <span className={classes.clip} title={titleOf(column, row)}>
            {column.cell ? column.cell(row) : column.value(row)}
          </span>
        </div>
      ))}
    </div>
  )
}

function titleOf<Row>(column: Column<Row>, row: Row): string | undefined {
  const value = column.value(row)
  return !column.cell && typeof value === 'string' && value.length > 18 ? value : undefined
}

// `memo` forgets that the component is generic.
const TableRow = memo(DrawnRow) as typeof DrawnRow
