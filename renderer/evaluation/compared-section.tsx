import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Compared } from '#shared/domain/evaluation/figures.ts'
import { COMPARED_BY, type ComparedBy, LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { FigureTable, How, RangeBar } from './figure.tsx'
import { rangeWords, shareWords } from './figure-words.ts'
import { groupName } from './group-names.ts'

/** The share seen in time of each group, with what it may be. */
export function ComparedSection({
  compared,
  untold,
  by,
  days,
  onChange,
}: {
  readonly compared: Compared
  readonly untold: number
  readonly by: ComparedBy
  readonly days: number
  readonly onChange: (by: ComparedBy) => void
}): ReactElement {
  const { t, locale } = useText()
  const reasonName = useChoiceName('reasons')
  return (
    <Section title={t('evaluation:compared.title')}>
      <div className={classes.figures}>
        <NativeSelect
          label={t('evaluation:compared.by')}
          value={by}
          onChange={({ currentTarget }) =>
            onChange(COMPARED_BY.find((each) => each === currentTarget.value) ?? by)
          }
          data={COMPARED_BY.map((each) => ({
            value: each,
            label: t(`evaluation:compared.byWhat.${each}`),
          }))}
        />
        <FigureTable
          label={t('evaluation:compared.title')}
          heads={[
            t('evaluation:compared.group'),
            t('evaluation:compared.share', { days }),
            t('evaluation:compared.range'),
          ]}
          rows={compared.map(({ group, ...rate }) => ({
            key: group ?? '',
            cells: [
              groupName(by, group, { t, locale, reasonName }),
              shareWords(rate, t, locale),
              rate.of < LEAST_COMPARED || rate.low === null || rate.high === null ? (
                <span key="few" className={classes.quiet}>
                  {t('evaluation:compared.few')}
                </span>
              ) : (
                <span key="range" className={classes.counted}>
                  {rangeWords(rate, t, locale)}
                  <RangeBar low={rate.low} share={rate.count / rate.of} high={rate.high} />
                </span>
              ),
            ],
          }))}
        />
        {untold > 0 && <p className={classes.quiet}>{t('evaluation:compared.untold', { count: untold })}</p>}
        <How>{t('evaluation:compared.how', { days, least: LEAST_COMPARED })}</How>
      </div>
    </Section>
  )
}
