import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import classes from './sealed-notes.module.css'

/** What such a note is for, who can open it, how it is lost, and what the law says of it. */
export function AboutNotes(): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.words}>
      <p>{t('sealed:about.use')}</p>
      <p>{t('sealed:about.closed')}</p>
      <p>{t('sealed:about.lost')}</p>
      <p className={lines.quiet}>{t('sealed:about.law')}</p>
    </div>
  )
}
