import { Tooltip } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useLetters } from '#renderer/today/letters.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './frame.module.css'
import { isBehind, type Place, placesFor } from './navigation.ts'
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
        {placesFor(roles).map((place) => (
          <li key={place.to}>
            <PlaceLink of={place} isWordHidden={folded || narrow} />
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

function PlaceLink({
  of: place,
  isWordHidden,
}: {
  readonly of: Place
  readonly isWordHidden: boolean
}): ReactElement {
  const { t } = useText()
  const { to, icon, label } = place
  const letters = useLetters()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const count = to === '/today' ? letters : 0
  const name = count > 0 ? t('common:rail.letters', { place: t(label), count }) : t(label)
  return (
    <Tooltip label={name} position="right" openDelay={300} disabled={!isWordHidden}>
      <Link
        to={to}
        activeOptions={{ includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
        {...(isBehind(place, path) && { 'aria-current': 'page' })}
        {...(count > 0 && { 'aria-label': name })}
        className={classes.place}
      >
        <Icon name={icon} size="1.25rem" />
        <span className={classes.word}>{t(label)}</span>
        {/* Drawn by the style: the words of the link stand in its name as they are seen. */}
        {count > 0 && <span className={classes.letters} data-count={count} aria-hidden="true" />}
      </Link>
    </Tooltip>
  )
}
