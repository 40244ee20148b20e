import type { ReactElement } from 'react'

import type { Endings } from '#shared/domain/evaluation/figures.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { FigureTable, How } from './figure.tsx'
import { ShowRecords } from './show-records.tsx'

/** How referrals ended that nobody was seen by, and what stood in the way. */
export function EndingsSection({
  endings: { endings, barriers },
  onShow,
}: {
  readonly endings: Endings
  readonly onShow: ((shown: Shown) => void) | null
}): ReactElement {
  const { t } = useText()
  const barrierName = useChoiceName('barriers')
  const line = (key: string, words: string, count: number, which: Shown['which']) => ({
    key,
    cells: [
      words,
      onShow ? <ShowRecords key="show" of={{ which, words }} count={count} inTable onShow={onShow} /> : count,
    ],
  })
  return (
    <Section title={t('evaluation:endings.title')}>
      <div className={classes.figures}>
        {endings.length === 0 ? (
          <p>{t('evaluation:endings.none')}</p>
        ) : (
          <>
            <div className={classes.sideBySide}>
              <FigureTable
                label={t('evaluation:endings.ending')}
                heads={[t('evaluation:endings.ending'), t('evaluation:endings.count')]}
                rows={endings.map(({ state, endedBy, count }) =>
                  line(
                    `${state} ${endedBy}`,
                    t('evaluation:endings.by', {
                      ending: t(`vocabulary:referralState.${state}`),
                      who: t(`vocabulary:endedBy.${endedBy}`),
                    }),
                    count,
                    { part: 'ending', state, endedBy },
                  ),
                )}
              />
              {barriers.length === 0 ? (
                <p className={classes.quiet}>{t('evaluation:endings.noBarriers')}</p>
              ) : (
                <FigureTable
                  label={t('evaluation:endings.barrier')}
                  heads={[t('evaluation:endings.barrier'), t('evaluation:endings.count')]}
                  rows={barriers.map(({ barrier, count }) =>
                    line(barrier, barrierName(barrier), count, { part: 'barrier', barrier }),
                  )}
                />
              )}
            </div>
            <How>{t('evaluation:endings.how')}</How>
          </>
        )}
      </div>
    </Section>
  )
}
