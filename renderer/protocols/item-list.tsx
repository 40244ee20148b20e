import { Button, UnstyledButton } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

import type { ItemId } from '#shared/domain/protocol.ts'
import type { PartRef } from '#shared/domain/protocol-parts.ts'
import { useText } from '#renderer/text.ts'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useEditor } from './editor-context.ts'
import classes from './editor.module.css'
import { withMoved } from './in-order.ts'
import { MovedTo, OrderButtons, useMoving } from './order-buttons.tsx'
import { ProblemCount } from './problem-count.tsx'
import { SaidCount, SaidHere } from './said-here.tsx'

/** The part an item is, where somebody points at it: `crisisSteps:parent`. */
const partAt = (path: string, id: ItemId): PartRef =>
  `${path === 'crisis.steps' ? 'crisisSteps' : path.replace('crisis.', '')}:${id}`

/** Items of one part in their order: each opens where it stands, moves, and goes. */
export function ItemList<Item extends { readonly id: ItemId; readonly name: string }>({
  path,
  label,
  items,
  onChange,
  onRemove,
  make,
  add,
  none,
  summary,
  children,
}: {
  readonly path: string
  readonly label: string
  readonly items: readonly Item[]
  readonly onChange: (items: Item[]) => void
  readonly onRemove: (item: Item) => void
  /** A new item; without it they are added elsewhere. */
  readonly make?: () => Item
  /** What the button says that adds one. */
  readonly add?: string
  /** What is said where there is none yet. */
  readonly none: string
  readonly summary: (item: Item) => ReactNode
  readonly children: (item: Item, at: number) => ReactNode
}): ReactElement {
  const { t } = useText()
  const { open, setOpen, problems } = useEditor()
  const list = useRef<HTMLOListElement>(null)
  const born = useRef<ItemId | null>(null)
  useFocusInList(list, items.length)
  const moving = useMoving({
    names: items.map(({ name }) => name),
    onMove: (at, by) => onChange([...withMoved(items, at, by)]),
  })
  useEffect(() => {
    // What was just added is named first: its name is selected, so that typing replaces it.
    const at = items.findIndex(({ id }) => id === born.current)
    if (at < 0) return
    born.current = null
    const name = list.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(`${path}.${at}.name`)}"]`)
    name?.focus()
    name?.select()
  }, [items, path])
  return (
    <div className={classes.stack}>
      {items.length === 0 ? (
        <p className={classes.quiet}>{none}</p>
      ) : (
        <ol ref={list} className={classes.items} aria-label={label}>
          {items.map((item, at) => {
            const isOpen = open[path] === item.id
            const here = problems.filter((problem) => problem.path.startsWith(`${path}.${at}.`))
            return (
              <li key={item.id} className={classes.item} onKeyDown={moving.onKeyDown(at)}>
                <div className={classes.itemHead}>
                  <UnstyledButton
                    className={classes.itemName ?? ''}
                    aria-expanded={isOpen}
                    onClick={() => setOpen(path, isOpen ? null : item.id)}
                  >
                    <Icon name={isOpen ? 'down' : 'next'} size="1rem" />
                    <span>
                      <span className={classes.itemTitle}>{item.name}</span>
                      <span className={classes.quiet}>{summary(item)}</span>
                    </span>
                    <SaidCount part={partAt(path, item.id)} />
                    <ProblemCount of={here} />
                  </UnstyledButton>
                  <OrderButtons
                    name={item.name}
                    at={at}
                    count={items.length}
                    moving={moving}
                    onRemove={() => onRemove(item)}
                  />
                </div>
                {isOpen && (
                  <div className={classes.itemBody}>
                    <SaidHere part={partAt(path, item.id)} />
                    {children(item, at)}
                  </div>
                )}
              </li>
            )
          })}
        </ol>
      )}
      <MovedTo of={moving} />
      {make && add && (
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size="1rem" />}
            onClick={() => {
              const item = make()
              born.current = item.id
              setOpen(path, item.id)
              onChange([...items, item])
            }}
          >
            {add}
          </Button>
        </div>
      )}
      {items.length > 1 && <p className={classes.quiet}>{t('protocol:order.hint')}</p>}
    </div>
  )
}
