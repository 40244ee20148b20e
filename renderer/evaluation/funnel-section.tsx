import type { ReactElement } from 'react'

import type { Funnel } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { Bar, FigureTable, How } from './figure.tsx'
import { percent } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'

/** How many came how far, and where the others stopped. */
export function FunnelSection({
  funnel,
  onShow,
}: {
  readonly funnel: Funnel
  readonly onShow: ((shown: Shown) => void) | null
}): ReactElement {
  const { t, locale } = useText()
  const all = funnel[0]?.count ?? 0
  const share = (count: number, of: number): string => (of === 0 ? '' : percent(count / of, locale))
  return (
    <Section title={t('evaluation:funnel.title')}>
      <div className={classes.figures}>
        <FigureTable
          label={t('evaluation:funnel.title')}
          heads={[
            t('evaluation:funnel.stage'),
            t('evaluation:funnel.count'),
            t('evaluation:funnel.ofFirst'),
            t('evaluation:funnel.ofPrevious'),
            ...(onShow ? [t('evaluation:funnel.stopped')] : []),
          ]}
          rows={funnel.map(({ stage, count }, at) => {
            const before = funnel[at - 1]?.count ?? count
            const name = t(`evaluation:funnel.stages.${stage}`)
            return {
              key: stage,
              cells: [
                name,
                <span key="count" className={classes.counted}>
                  {count}
                  <Bar share={all === 0 ? 0 : count / all} />
                </span>,
                share(count, all),
                at === 0 ? '' : share(count, before),
                ...(onShow
                  ? [
                      before > count && (
                        <ShowRecords
                          key="show"
                          of={{
                            which: { part: 'stopped', stage },
                            words: `${t('evaluation:funnel.stopped')}: ${name}`,
                          }}
                          count={before - count}
                          inTable
                          onShow={onShow}
                        />
                      ),
                    ]
                  : []),
              ],
            }
          })}
        />
        <How>{t('evaluation:funnel.how')}</How>
      </div>
    </Section>
  )
}
