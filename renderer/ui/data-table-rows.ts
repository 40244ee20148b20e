import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  type FilterFn,
  globalFilteringFeature,
  rowSortingFeature,
  type SortFn,
  type TableFeatures,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useCallback, useMemo } from 'react'

import { useText } from '../text.ts'
import type { Column } from './data-table-columns.ts'
import { plain } from './plain.ts'
import { useRemembered } from './remembered.ts'

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
})

/** The column a list is sorted by. */
export interface Sorting {
  readonly column: string | null
  readonly descending: boolean
}

interface Asked<Row extends object> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  readonly memory: string
  readonly filter: string
  readonly sortedBy: { readonly column: string; readonly descending?: boolean } | undefined
  readonly standsFirst: ((row: Row) => boolean) | undefined
}

/** Rows that stand first however the list is sorted, and the others after them, each in their order. */
export function withFirst<Row>(
  rows: readonly Row[],
  standsFirst: ((row: Row) => boolean) | undefined,
): readonly Row[] {
  if (!standsFirst || !rows.some(standsFirst)) return rows
  return [...rows.filter(standsFirst), ...rows.filter((row) => !standsFirst(row))]
}

/** The rows of a list in their order, less those the filter leaves out. */
export function useRows<Row extends object>({
  rows,
  columns,
  rowId,
  memory,
  filter,
  sortedBy,
  standsFirst,
}: Asked<Row>): {
  readonly rows: readonly Row[]
  readonly sorting: Sorting
  readonly toggleSort: (column: string) => void
} {
  const { locale } = useText()
  const [sorting, setSorting] = useRemembered<Sorting>(`${memory}.sorting`, {
    column: sortedBy?.column ?? null,
    descending: sortedBy?.descending ?? false,
  })

  const hasOwnOrder = sortedBy === undefined

  const definitions = useMemo(() => {
    const order = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
    const sortFn: SortFn<TableFeatures, Row> = (a, b, id) => {
      const left = a.getValue<string | number>(id)
      const right = b.getValue<string | number>(id)
      return typeof left === 'number' && typeof right === 'number'
        ? left - right
        : order.compare(String(left), String(right))
    }
    return columns.map((column) => ({
      id: column.id,
      accessorFn: (row: Row) => column.value(row) ?? undefined,
      sortFn,
      sortUndefined: 'last' as const,
    }))
  }, [columns, locale])

  const words = useMemo(() => {
    const searched = new WeakMap<Row, string>()
    return (row: Row): string => {
      const known = searched.get(row)
      if (known !== undefined) return known
      const text = plain(columns.map(({ value }) => value(row) ?? '').join(' '))
      searched.set(row, text)
      return text
    }
  }, [columns])

  const fits = useCallback<FilterFn<TableFeatures, Row>>(
    (row, _, wanted: readonly string[]) => wanted.every((word) => words(row.original).includes(word)),
    [words],
  )

  const wanted = useMemo(() => plain(filter).split(/\s+/).filter(Boolean), [filter])
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowId,
    globalFilterFn: fits,
    getColumnCanGlobalFilter: () => true,
    state: {
      globalFilter: wanted.length > 0 ? wanted : undefined,
      sorting: sorting.column ? [{ id: sorting.column, desc: sorting.descending }] : [],
    },
  })
  const model = table.getRowModel()
  const ordered = useMemo(
    () =>
      withFirst(
        model.rows.map(({ original }) => original),
        standsFirst,
      ),
    [model, standsFirst],
  )

  const toggleSort = useCallback(
    (column: string) =>
      setSorting((before) => {
        if (before.column !== column) return { column, descending: false }
        // A list with an order of its own comes back to it.
        if (before.descending && hasOwnOrder) return { column: null, descending: false }
        return { column, descending: !before.descending }
      }),
    [setSorting, hasOwnOrder],
  )
  return { rows: ordered, sorting, toggleSort }
}
