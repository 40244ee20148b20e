import { Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './frame.module.css'
import { placesFor } from './navigation.ts'
import { useNarrow } from './use-narrow.ts'

/** The left rail: where one can go, by icon and word. */
export function Rail(): ReactElement {
  const { t } = useText()
  const { roles } = useMe()
  const narrow = useNarrow()
  const [folded, setFolded] = useRemembered('rail.folded', false)
  return (
    <nav
      aria-label={t('common:regions.rail')}
      className={classes.rail}
      data-folded={folded || undefined}
      data-region="rail"
      tabIndex={-1}
    >
      <div className={classes.mark}>
        <Icon name="bridge" size="1.375rem" />
        <span className={classes.word}>{t('common:product')}</span>
      </div>
      <ul className={classes.places}>
        {placesFor(roles).map(({ to, icon, label }) => (
          <li key={to}>
            <Tooltip label={t(label)} position="right" openDelay={300} disabled={!folded && !narrow}>
              <Link
                to={to}
                activeOptions={{ includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
                className={classes.place}
              >
                <Icon name={icon} size="1.25rem" />
                <span className={classes.word}>{t(label)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      >
        <Icon name={folded ? 'next' : 'previous'} size="1.25rem" />
        <span className={classes.word}>{t(folded ? 'common:rail.unfold' : 'common:rail.fold')}</span>
      </button>
    </nav>
  )
}
