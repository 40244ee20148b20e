import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { MatchedService } from '#shared/api/matching.ts'
import { rankedNeeds } from '#shared/domain/matching/match.ts'
import { Preference } from '#shared/domain/matching/needs.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import classes from './matching.module.css'

/** In which order the options stand, of what was asked for, and where the office changes it. */
export function WhatCounts({ of }: { readonly of: MatchedService }): ReactElement {
  const { t, locale } = useText()
  const isOwner = useMay(['owner'])
  const asked = of.judgements.map(({ need }) => need)
  const preferences = asked.flatMap((need) => Preference.safeParse(need).data ?? [])
  const what = rankedNeeds(preferences)
    .filter((need) => asked.includes(need))
    .map((need) => t(`matching:need.${need}`))
  return (
    <p className={classes.small}>
      {t('matching:options.counts', {
        what: new Intl.ListFormat(locale, { type: 'unit' }).format(what),
      })}{' '}
      {isOwner ? (
        <Link to="/settings" hash="preference-order">
          {t('matching:options.order')}
        </Link>
      ) : (
        t('matching:options.orderOwner')
      )}
    </p>
  )
}
