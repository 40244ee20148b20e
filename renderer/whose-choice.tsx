import { SegmentedControl } from '@mantine/core'
import type { ReactElement } from 'react'

import { useText } from './text.ts'

/** Whose work a screen shows. */
export type Whose = 'mine' | 'office'

/** One's own work, or that of the whole office. */
export function WhoseChoice({
  value,
  onChange,
}: {
  readonly value: Whose
  readonly onChange: (value: Whose) => void
}): ReactElement {
  const { t } = useText()
  return (
    <SegmentedControl
      aria-label={t('today:whose.label')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'office' ? 'office' : 'mine')}
      data={[
        { value: 'mine', label: t('today:whose.mine') },
        { value: 'office', label: t('today:whose.office') },
      ]}
    />
  )
}
