import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './settings-screen.module.css'

/** The way back to the settings, above the title of a screen that one comes to from there. */
export function SettingsLink(): ReactElement {
  const { t } = useText()
  return (
    <Link to="/settings" className={classes.back}>
      <Icon name="back" size="1rem" />
      {t('common:rail.settings')}
    </Link>
  )
}
