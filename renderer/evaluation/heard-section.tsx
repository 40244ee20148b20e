import type { ReactElement, ReactNode } from 'react'

import { LEAST_ANSWERS, type Satisfaction } from '#shared/domain/evaluation/office-figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { FigureTable, How, RangeBar } from './figure.tsx'
import { rangeWords, shareWords } from './figure-words.ts'

/** What families and students answered; where nobody did, that it is not collected yet. */
export function HeardSection({
  satisfaction,
}: {
  readonly satisfaction: readonly Satisfaction[]
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:office.heard.title')}>
      <div className={classes.figures}>
        {satisfaction.every(({ answers }) => answers === 0) ? (
          <p>{t('evaluation:office.heard.enter')}</p>
        ) : (
          <Answers satisfaction={satisfaction} />
        )}
        <How>{t('evaluation:office.heard.how', { least: LEAST_ANSWERS })}</How>
      </div>
    </Section>
  )
}

function Answers({ satisfaction }: { readonly satisfaction: readonly Satisfaction[] }): ReactElement {
  const { t, locale } = useText()
  const number = (value: number): string =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
  const none = (answers: number): ReactNode => (
    <span key="none" className={classes.quiet}>
      {answers === 0
        ? t('evaluation:office.heard.notCollected')
        : t('evaluation:office.heard.few', { least: LEAST_ANSWERS })}
    </span>
  )
  return (
    <FigureTable
      label={t('evaluation:office.heard.title')}
      heads={[
        t('evaluation:office.heard.question'),
        t('evaluation:office.heard.answers'),
        t('evaluation:office.heard.best'),
        t('evaluation:office.heard.range'),
        t('evaluation:office.heard.mean'),
      ]}
      rows={satisfaction.map(({ question, answers, figures }) => ({
        key: question,
        cells: [
          t(`evaluation:office.heard.questions.${question}`),
          answers === 0 ? '' : answers,
          ...(figures === null
            ? [none(answers), '', '']
            : [
                shareWords(figures.best, t, locale),
                <span key="range" className={classes.counted}>
                  {rangeWords(figures.best, t, locale)}
                  <RangeBar
                    low={figures.best.low ?? 0}
                    share={figures.best.count / figures.best.of}
                    high={figures.best.high ?? 1}
                  />
                </span>,
                figures.low === null || figures.high === null
                  ? number(figures.mean)
                  : t('evaluation:office.heard.meanRange', {
                      mean: number(figures.mean),
                      ...{ low: number(figures.low), high: number(figures.high) },
                    }),
              ]),
        ],
      }))}
    />
  )
}
