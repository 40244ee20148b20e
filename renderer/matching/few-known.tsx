import type { ReactElement } from 'react'

import type { Matching } from '#shared/api/matching.ts'
import { ENOUGH_OPTIONS } from '#shared/domain/matching/match.ts'
import { useText } from '#renderer/text.ts'
import classes from './matching.module.css'

/** Where of fewer than three it is known that they are what they must be: of how many, and what to ask the others first. */
export function FewKnown({
  of: { fitting, total, sure, open },
}: {
  readonly of: Pick<Matching, 'fitting' | 'total' | 'sure' | 'open'>
}): ReactElement | null {
  const { t, locale } = useText()
  // Typed words show a part of the list, of which nothing is said.
  if (open.length === 0 || sure >= ENOUGH_OPTIONS || total < fitting) return null
  const rest = open.find(({ need }) => need === 'help')?.count ?? 0
  const helping = fitting - rest
  const isOfHelp = rest > 0 && helping < ENOUGH_OPTIONS
  const words = {
    help:
      helping === 0
        ? t('matching:options.helpingNone')
        : t('matching:options.helping', { count: helping, rest }),
    all: sure === 0 ? t('matching:options.sureNone') : t('matching:options.sure', { count: sure }),
  }
  const what = open.map(({ need, count }) =>
    t('matching:options.toAskOf', { need: t(`matching:need.${need}`), count }),
  )
  return (
    <div className={classes.fewer} role="status">
      <p>{isOfHelp ? words.help : words.all}</p>
      <p>{t('matching:options.toAsk', { what: new Intl.ListFormat(locale).format(what) })}</p>
    </div>
  )
}
