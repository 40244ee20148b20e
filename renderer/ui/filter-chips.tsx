import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import classes from './filter-chips.module.css'
import { Icon } from './icon.tsx'

/** One filter a list offers. */
export interface FilterChip<Id extends string> {
  readonly id: Id
  readonly label: string
  /** How many rows it leaves. */
  readonly count?: number
}

/** Filters of a list as toggles: `value` holds those that are on; with `single` at most one is. */
export function FilterChips<Id extends string>({
  label,
  chips,
  value,
  onChange,
  single = false,
  required = false,
}: {
  /** What the filters are about, for screen readers. */
  readonly label: string
  readonly chips: readonly FilterChip<Id>[]
  readonly value: readonly Id[]
  readonly onChange: (value: readonly Id[]) => void
  readonly single?: boolean
  /** One is always on: pressing it again changes nothing. */
  readonly required?: boolean
}): ReactElement {
  const { t } = useText()
  const toggle = (id: Id) => {
    const on = value.includes(id)
    if (single) return onChange(on && !required ? [] : [id])
    onChange(on ? value.filter((other) => other !== id) : [...value, id])
  }
  return (
    <div role="group" aria-label={label} className={classes.chips}>
      {chips.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          className={classes.chip}
          aria-pressed={value.includes(id)}
          // The second press of a double one takes nothing back.
          onClick={({ detail }) => (single && detail > 1 ? undefined : toggle(id))}
        >
          {value.includes(id) && <Icon name="check" size="0.875rem" />}
          {name}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </button>
      ))}
      {!single && value.length > 1 && (
        <button type="button" className={classes.clear} onClick={() => onChange([])}>
          {t('common:actions.clear')}
        </button>
      )}
    </div>
  )
}
