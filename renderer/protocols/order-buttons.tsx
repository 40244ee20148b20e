import { ActionIcon } from '@mantine/core'
import { type KeyboardEvent, type ReactElement, useState } from 'react'

import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './editor.module.css'

/** How items of a list change their places, by button and by Alt with an arrow. */
export interface Moving {
  readonly move: (at: number, by: -1 | 1) => void
  readonly onKeyDown: (at: number) => (event: KeyboardEvent) => void
  /** Where what was moved stands now, for those who do not see it. */
  readonly said: string
}

/** Moves items of a list; the focus goes with them. */
export function useMoving({
  names,
  onMove,
}: {
  readonly names: readonly string[]
  readonly onMove: (at: number, by: -1 | 1) => void
}): Moving {
  const { t } = useText()
  const [said, setSaid] = useState('')
  const move = (at: number, by: -1 | 1) => {
    const to = at + by
    if (to < 0 || to >= names.length) return
    const focused = document.activeElement
    onMove(at, by)
    setSaid(t('protocol:order.movedTo', { name: names[at] ?? '', place: to + 1, of: names.length }))
    // The browser lets the focus go when what has it changes its place on the page.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
    })
  }
  const onKeyDown = (at: number) => (event: KeyboardEvent) => {
    // In a list of choices the same keys open it.
    if (event.target instanceof HTMLSelectElement) return
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(at, event.key === 'ArrowUp' ? -1 : 1)
  }
  return { move, onKeyDown, said }
}

/** Says where what was moved stands now. */
export function MovedTo({ of: { said } }: { readonly of: Moving }): ReactElement {
  return (
    <span role="status" className="fb-unseen">
      {said}
    </span>
  )
}

/** Up, down and, where it can go, away for one item of a list. */
export function OrderButtons({
  name,
  at,
  count,
  moving,
  onRemove,
}: {
  readonly name: string
  readonly at: number
  readonly count: number
  readonly moving: Moving
  readonly onRemove?: () => void
}): ReactElement {
  const { t } = useText()
  const ends = { up: at === 0, down: at === count - 1 } as const
  return (
    <div className={lines.buttons}>
      {(['up', 'down'] as const).map((way) => (
        <ActionIcon
          key={way}
          aria-label={t(`protocol:order.${way}`, { name })}
          aria-keyshortcuts={way === 'up' ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
          // Not disabled: the focus stays on the button that brought it to the end.
          aria-disabled={ends[way]}
          className={ends[way] ? classes.atEnd : undefined}
          onClick={() => moving.move(at, way === 'up' ? -1 : 1)}
        >
          <Icon name={way} size="1rem" />
        </ActionIcon>
      ))}
      {onRemove && (
        <ActionIcon aria-label={t('protocol:order.remove', { name })} onClick={onRemove}>
          <Icon name="close" size="1rem" />
        </ActionIcon>
      )}
    </div>
  )
}
