import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '#renderer/text.ts'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './evaluation.module.css'

/** How a figure is counted, folded until somebody asks. */
export function How({ children }: { readonly children: string }): ReactElement {
  const { t } = useText()
  return (
    <details className={classes.how}>
      <summary>{t('evaluation:figure.how')}</summary>
      <p>{children}</p>
    </details>
  )
}

/** Figures in rows: the first column names each row, the others stand under their heads. */
export function FigureTable({
  label,
  heads,
  rows,
}: {
  readonly label: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}): ReactElement {
  return (
    <div className={classes.scrolled}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1] ?? at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Whether somebody reads figures in tables instead of charts, and the way to the other. */
export interface View {
  readonly asTable: boolean
  readonly change: (asTable: boolean) => void
}

/** How whoever looks at charts likes to read them; it is kept. */
export function useView(): View {
  const [asTable, change] = useRemembered('evaluation.asTable', false)
  return { asTable, change }
}

/** A chart, or the table that says the same. */
export function ChartOrTable({
  view: { asTable, change },
  chart,
  table,
}: {
  readonly view: View
  readonly chart: ReactNode
  readonly table: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <>
      <div>
        <Button variant="default" size="compact-sm" onClick={() => change(!asTable)}>
          {t(asTable ? 'evaluation:figure.asChart' : 'evaluation:figure.asTable')}
        </Button>
      </div>
      {asTable ? table : chart}
    </>
  )
}

/** A part of a whole as a bar beside its number: for the eye only, the number says it. */
export function Bar({ share }: { readonly share: number }): ReactElement {
  return (
    <span className={classes.bar} aria-hidden>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

/** Where a share may lie, on a line from nothing to all: for the eye only, the range says it. */
export function RangeBar({
  low,
  share,
  high,
}: {
  readonly low: number
  readonly share: number
  readonly high: number
}): ReactElement {
  return (
    <span className={classes.range} aria-hidden>
      <span style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
      <i style={{ insetInlineStart: `${share * 100}%` }} />
    </span>
  )
}
