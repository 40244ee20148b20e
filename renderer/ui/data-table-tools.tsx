import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'
import type { Column } from './data-table-columns.ts'
import classes from './data-table.module.css'
import { Icon } from './icon.tsx'
import { PopMenu } from './pop-menu.tsx'

/** The line over a list: the filter, what the screen adds, how many rows fit, and which columns are shown. */
export function Tools<Row>({
  columns,
  hidden,
  onHide,
  filter,
  onFilter,
  onDown,
  found,
  total,
  children,
}: {
  readonly columns: readonly Column<Row>[]
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
  /** `null` where the screen has its own search. */
  readonly filter: string | null
  readonly onFilter: (filter: string) => void
  /** From the filter into the rows. */
  readonly onDown: () => void
  readonly found: number
  readonly total: number
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.tools}>
      {filter !== null && (
        <TextInput
          size="xs"
          className={classes.filter}
          leftSection={<Icon name="filter" size="1rem" />}
          aria-label={t('common:table.filter')}
          placeholder={t('common:table.filter')}
          value={filter}
          onChange={(event) => onFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') {
              onFilter('')
              event.preventDefault()
              event.stopPropagation()
            }
            if (event.key === 'ArrowDown') {
              onDown()
              event.preventDefault()
            }
          }}
        />
      )}
      {children}
      <span className={classes.spread} />
      <span className={classes.counted} role="status">
        {found === total
          ? t('common:table.rows', { count: found })
          : t('common:table.rowsOf', { count: found, total })}
      </span>
      <ColumnsMenu columns={columns} hidden={hidden} onHide={onHide} />
    </div>
  )
}

function ColumnsMenu<Row>({
  columns,
  hidden,
  onHide,
}: {
  readonly columns: readonly Column<Row>[]
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
}): ReactElement {
  const { t } = useText()
  return (
    <PopMenu
      staysOpen
      target={
        <Tooltip label={t('common:table.columns')}>
          <ActionIcon aria-label={t('common:table.columns')}>
            <Icon name="columns" />
          </ActionIcon>
        </Tooltip>
      }
    >
      {columns
        .filter(({ essential }) => !essential)
        .map(({ id, header }) => (
          <Menu.Item
            key={id}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(id)}
            leftSection={
              <span className={classes.tick}>{!hidden.includes(id) && <Icon name="check" />}</span>
            }
            onClick={() =>
              onHide(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id])
            }
          >
            {header}
          </Menu.Item>
        ))}
    </PopMenu>
  )
}
