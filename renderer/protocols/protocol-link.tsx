import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './protocols.module.css'

/** The way back to the protocol that is followed. */
export function ProtocolLink(): ReactElement {
  const { t } = useText()
  return (
    <Link to="/protocols" className={classes.back}>
      <Icon name="back" size="1rem" />
      {t('protocol:title')}
    </Link>
  )
}
