import { Button } from '@mantine/core'
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'

import { useText } from '../text.ts'
import type { AnswerOf } from './answer.tsx'
import { Loading } from './answer.tsx'
import classes from './data-table.module.css'
import { type Jump, TableBody } from './data-table-body.tsx'
import { type Column, templateOf, useRoom, visibleColumns } from './data-table-columns.ts'
import { TableHead } from './data-table-head.tsx'
import { useRows } from './data-table-rows.ts'
import { Tools } from './data-table-tools.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { recall, remember, useRemembered } from './remembered.ts'
import { atSecondPress } from './second-press.ts'

export type { Column } from './data-table-columns.ts'

/** What a list needs to know. */
export interface DataTableProps<Row extends object> {
  /** What the list holds, for screen readers. */
  readonly label: string
  /** The query behind it, narrowed to rows: `{ ...answer, data: answer.data?.rows }`. */
  readonly of: AnswerOf<readonly Row[]>
  /** Columns; keep the array stable (`useMemo` or module scope). */
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  /** A name to remember order, filter, columns and place by, so that Esc leads back to where the list stood. */
  readonly memory: string
  /** Enter or double click: the record's own page. */
  readonly onOpen?: (row: Row) => void
  /** Click or Space: the record beside the list. Without it a click opens. */
  readonly onShow?: (row: Row) => void
  /** The row shown beside the list. */
  readonly shownId?: string | null
  readonly sortedBy?: { readonly column: string; readonly descending?: boolean }
  /** Rows that stand first however the list is sorted; keep it stable. */
  readonly standsFirst?: (row: Row) => boolean
  /** Off where the screen has its own search. */
  readonly narrows?: boolean
  /** Filter chips and the like, beside the filter field. */
  readonly tools?: ReactNode
  /** What would be here and the first step: an `<EmptyState>`. */
  readonly empty: ReactNode
}

/** A list like a spreadsheet: sorts, filters, hides columns, keeps its head in sight, and walks by arrow keys. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactElement {
  const { of, empty } = props
  if (of.data === undefined)
    return of.error ? (
      <ErrorNotice error={of.error} takesFocus={false} retry={of.refetch && (() => void of.refetch?.())} />
    ) : (
      <Loading lines={8} />
    )
  if (of.data.length === 0)
    return (
      <div className={classes.table}>
        {props.tools && <div className={classes.tools}>{props.tools}</div>}
        {empty}
      </div>
    )
  return <FilledTable {...props} rows={of.data} />
}

interface Place {
  readonly offset: number
  readonly activeId: string | null
  readonly returning: boolean
}

function FilledTable<Row extends object>({
  label,
  rows: given,
  columns,
  rowId,
  memory,
  onOpen,
  onShow,
  shownId,
  sortedBy,
  standsFirst,
  narrows = true,
  tools,
}: DataTableProps<Row> & { readonly rows: readonly Row[] }): ReactElement {
  const { t } = useText()
  const hintId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useRemembered<readonly string[]>(
    `${memory}.hidden`,
    columns.filter((column) => column.hidden).map(({ id }) => id),
  )
  const [filter, setFilter] = useRemembered(`${memory}.filter`, '')
  const { rows, sorting, toggleSort } = useRows({
    ...{ rows: given, columns, rowId, memory, filter, sortedBy, standsFirst },
  })
  const { room, rowHeight } = useRoom(scroller)
  const shown = useMemo(() => visibleColumns(columns, hidden, room), [columns, hidden, room])

  const [place] = useState(() => recall<Place>(`${memory}.place`))
  const [activeId, setActiveId] = useState<string | null>(place?.activeId ?? null)
  const found = rows.findIndex((row) => rowId(row) === activeId)
  const active = found === -1 ? 0 : found

  const jump = useRef<Jump | null>(null)
  const latest = useRef<Place>({ offset: 0, activeId: null, returning: false })
  useEffect(() => {
    latest.current = { offset: latest.current.offset, activeId, returning: latest.current.returning }
  }, [activeId])
  useEffect(() => () => remember(`${memory}.place`, latest.current), [memory])

  const open = useCallback(
    (row: Row) => {
      latest.current = { ...latest.current, activeId: rowId(row), returning: true }
      onOpen?.(row)
    },
    [onOpen, rowId],
  )

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.length - 1))
    const row = rows[next]
    if (!row) return
    setActiveId(rowId(row))
    jump.current?.(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    }
    const move = moves[event.key]
    const row = rows[active]
    if (move !== undefined) moveTo(move)
    else if (event.key === 'Enter' && row) open(row)
    else if (event.key === ' ' && row) {
      if (onShow) onShow(row)
      else open(row)
    } else return
    event.preventDefault()
  }

  const press = useCallback(
    (row: Row) => {
      setActiveId(rowId(row))
      if (onShow) {
        onShow(row)
        atSecondPress(() => open(row))
      } else {
        open(row)
        atSecondPress(() => undefined)
      }
    },
    [onShow, open, rowId],
  )

  const leastWidth = shown.reduce((sum, { width }) => sum + width, 0)
  const template = templateOf(shown)
  const hint = onShow ? t('common:table.hintShow') : t('common:table.hintOpen')

  return (
    <div className={classes.table}>
      <Tools
        columns={columns}
        hidden={hidden}
        onHide={setHidden}
        filter={narrows ? filter : null}
        onFilter={setFilter}
        onDown={() => moveTo(active)}
        found={rows.length}
        total={given.length}
      >
        {tools}
      </Tools>
      <span id={hintId} className="fb-unseen">
        {hint}
      </span>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={(event) => {
          latest.current = { ...latest.current, offset: event.currentTarget.scrollTop }
        }}
      >
        <div
          role="grid"
          aria-label={label}
          aria-describedby={hintId}
          aria-rowcount={rows.length + 1}
          aria-colcount={shown.length}
          style={{ minInlineSize: `${leastWidth}rem` }}
          onKeyDown={onKeyDown}
        >
          <TableHead columns={shown} template={template} sorting={sorting} onSort={toggleSort} />
          <TableBody
            rows={rows}
            rowId={rowId}
            columns={shown}
            template={template}
            rowHeight={rowHeight}
            scroller={scroller}
            jump={jump}
            startsAt={place?.offset ?? 0}
            takesFocus={place?.returning ?? false}
            active={active}
            shownId={shownId}
            onPress={press}
          />
        </div>
        {rows.length === 0 && (
          <EmptyState
            icon="filter"
            title={t('common:table.nothingFits')}
            action={
              <Button variant="default" onClick={() => setFilter('')}>
                {t('common:table.clearFilter')}
              </Button>
            }
          />
        )}
      </div>
    </div>
  )
}
