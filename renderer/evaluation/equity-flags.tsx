import type { ReactElement } from 'react'

import type { Equity } from '#shared/api/equity.ts'
import type { GroupedBy } from '#shared/domain/evaluation/equity-figures.ts'
import { useText } from '#renderer/text.ts'
import { equityGroupName, measureWords, timesNumber } from './equity-words.ts'
import classes from './evaluation.module.css'

/** Which groups stand out, by the threshold the school set; without one, that nothing is pointed out. */
export function EquityFlags({
  measures,
  by,
  threshold,
}: Pick<Equity, 'measures' | 'threshold'> & { readonly by: GroupedBy }): ReactElement {
  const { t, locale } = useText()
  if (threshold === null) return <p className={classes.quiet}>{t('evaluation:equity.flags.none')}</p>
  const lines = measures.flatMap(({ measure, groups }) =>
    groups.flatMap(({ group, ratio, standsOut }) =>
      standsOut === null || ratio === null
        ? []
        : [
            {
              key: `${measure} ${group}`,
              words: t('evaluation:equity.flags.line', {
                group: equityGroupName(by, group, { t, locale }),
                measure: measureWords(measure, 'event', t),
                ratio: timesNumber(ratio.ratio, locale),
              }),
            },
          ],
    ),
  )
  return (
    <div className={classes.figures}>
      <p className={classes.large}>
        {t(lines.length === 0 ? 'evaluation:equity.flags.nobody' : 'evaluation:equity.flags.list')}
      </p>
      {lines.length > 0 && (
        <ul className={classes.events}>
          {lines.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>
        {t('evaluation:equity.flags.set', {
          ratio: timesNumber(threshold.ratio, locale),
          source: threshold.source,
        })}{' '}
        {t('evaluation:equity.flags.chance')}
      </p>
    </div>
  )
}
