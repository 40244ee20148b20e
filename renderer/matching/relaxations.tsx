import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Matching } from '#shared/api/matching.ts'
import { ENOUGH_OPTIONS } from '#shared/domain/matching/match.ts'
import type { HardNeed, MatchNeeds } from '#shared/domain/matching/needs.ts'
import { useText } from '#renderer/text.ts'
import classes from './matching.module.css'

const GIVEN_UP: Partial<Record<HardNeed, Partial<MatchNeeds>>> = { age: { age: null }, payer: { payers: [] } }

/** With fewer than three to choose from: which needs stand in the way, and a button to give each up. */
export function Relaxations({
  of: { fitting, relaxations },
  onGiveUp,
}: {
  readonly of: Pick<Matching, 'fitting' | 'relaxations'>
  readonly onGiveUp: (part: Partial<MatchNeeds>) => void
}): ReactElement | null {
  const { t, locale } = useText()
  if (fitting >= ENOUGH_OPTIONS) return null
  const named = (without: readonly HardNeed[]) =>
    new Intl.ListFormat(locale).format(without.map((need) => t(`matching:need.${need}`)))
  return (
    <div className={classes.fewer} role="status">
      {fitting > 0 && <p>{t('matching:options.fewer', { count: fitting })}</p>}
      {relaxations.length === 0 ? (
        <p>{t('matching:options.noRelaxing')}</p>
      ) : (
        <ul className={classes.relaxations}>
          {relaxations.map(({ without, more }) => (
            <li key={without.join()}>
              {t('matching:options.relax', { needs: named(without), count: more })}{' '}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  onGiveUp(Object.assign({}, ...without.map((need) => GIVEN_UP[need])) as Partial<MatchNeeds>)
                }
              >
                {t('matching:options.giveUp', { needs: named(without) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
