import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import type { Shown } from './cohort.ts'

/** The way from a figure to the records behind it; where the figure stands beside it, the button says only "Show". */
export function ShowRecords<Which>({
  of: shown,
  count,
  inTable = false,
  onShow,
}: {
  readonly of: Shown<Which>
  readonly count?: number
  readonly inTable?: boolean
  readonly onShow: (shown: Shown<Which>) => void
}): ReactElement {
  const { t } = useText()
  const name = t('evaluation:figure.showWhich', { which: shown.words })
  const short = [count, t('evaluation:figure.show')].filter((part) => part !== undefined).join(' · ')
  return (
    <Button
      variant={inTable ? 'subtle' : 'default'}
      size="compact-sm"
      {...(inTable && { 'aria-label': `${short}: ${shown.words}` })}
      onClick={() => onShow(shown)}
    >
      {inTable ? short : name}
    </Button>
  )
}
