import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react'

/** One column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** What it is sorted and filtered by, and what is shown when there is no `cell`. */
  readonly value: (row: Row) => string | number | null | undefined
  /** How it is drawn, when a bare value is not enough; nothing in it takes the focus. */
  readonly cell?: (row: Row) => ReactNode
  /** Least width in rem; columns share what is left by `grow` (1 unless told). */
  readonly width: number
  readonly grow?: number
  readonly align?: 'end'
  /** The column that names the row: always shown. */
  readonly essential?: boolean
  /** Starts hidden; the reader can show it. */
  readonly hidden?: boolean
  /** Gives way when there is no room, the last such column first. */
  readonly yields?: boolean
  readonly unsorted?: boolean
}

/** The columns to draw: those the reader wants, less the yielding ones that do not fit in `room` (rem). */
export function visibleColumns<Row>(
  columns: readonly Column<Row>[],
  hidden: readonly string[],
  room: number,
): readonly Column<Row>[] {
  let shown = columns.filter(({ id, essential }) => essential || !hidden.includes(id))
  const needed = () => shown.reduce((sum, { width }) => sum + width, 0)
  while (room > 0 && needed() > room) {
    const last = shown.findLast(({ yields, essential }) => yields && !essential)
    if (!last) break
    shown = shown.filter((column) => column !== last)
  }
  return shown
}

/** The columns as CSS grid tracks. */
export function templateOf<Row>(columns: readonly Column<Row>[]): string {
  return columns
    .map(({ width, grow = 1 }) => `minmax(${width}rem, ${grow === 0 ? `${width}rem` : `${grow}fr`})`)
    .join(' ')
}

/** How wide the list is in rem and how high its rows are in px, followed through resizes and text sizes. */
export function useRoom(scroller: RefObject<HTMLElement | null>): {
  readonly room: number
  readonly rowHeight: number
} {
  const [size, setSize] = useState({ room: 0, rowHeight: 36 })
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => {
      const root = getComputedStyle(document.documentElement)
      const rem = Number.parseFloat(root.fontSize)
      const row = Number.parseFloat(root.getPropertyValue('--fb-row')) || 2.25
      const next = { room: box.clientWidth / rem, rowHeight: Math.round(row * rem) }
      setSize((before) => (before.room === next.room && before.rowHeight === next.rowHeight ? before : next))
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(box)
    const restyled = new MutationObserver(measure)
    restyled.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['style', 'data-density'],
    })
    return () => {
      resized.disconnect()
      restyled.disconnect()
    }
  }, [scroller])
  return size
}
