import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import classes from './quality.module.css'

/** How many more there are in records that are kept from whoever looks. */
export function KeptWords({ kept }: { readonly kept: number }): ReactElement | null {
  const { t } = useText()
  if (kept === 0) return null
  return <span className={classes.quiet}>{t('quality:kept', { count: kept })}</span>
}
