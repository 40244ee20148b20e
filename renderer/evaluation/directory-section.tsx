import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Freshness } from '#shared/domain/evaluation/office-figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { THREE_YEARS } from './evaluated-times.ts'
import { FigureTable, How } from './figure.tsx'
import { percent } from './figure-words.ts'

/** How well the directory is known, and how long families waited for each provider. */
export function DirectorySection({
  directory: { count, of, never, waits, untold },
  year,
  mayOpen,
}: {
  readonly directory: Freshness
  /** The name of the time that is asked for. */
  readonly year: string | null
  readonly mayOpen: boolean
}): ReactElement {
  const { t, locale } = useText()
  return (
    <Section title={t('evaluation:office.directory.title')}>
      <div className={classes.figures}>
        <p className={classes.large}>
          {of === 0
            ? t('evaluation:office.directory.none')
            : t('evaluation:office.directory.sentence', {
                ...{ part: count, all: of },
                percent: percent(count / of, locale),
              })}
        </p>
        {never > 0 && (
          <p className={classes.quiet}>{t('evaluation:office.directory.never', { count: never })}</p>
        )}
        {mayOpen && of > count && <Link to="/providers/calls">{t('evaluation:office.directory.open')}</Link>}
        {waits.length === 0 ? (
          untold === 0 && <p className={classes.quiet}>{t('evaluation:office.directory.noWaits')}</p>
        ) : (
          <FigureTable
            label={t('evaluation:office.directory.waits')}
            heads={[
              t('evaluation:office.directory.provider'),
              t('evaluation:office.directory.seen'),
              t('evaluation:office.directory.wait'),
            ]}
            rows={waits.map(({ organizationId, name, seen, medianDays }) => ({
              key: organizationId,
              cells: [
                <Link
                  key="name"
                  to="/partnerships/$organizationId/scorecard"
                  params={{ organizationId }}
                  search={year === null || year === THREE_YEARS ? {} : { year }}
                >
                  <bdi>{name}</bdi>
                </Link>,
                seen,
                t('evaluation:office.directory.days', { count: medianDays }),
              ],
            }))}
          />
        )}
        {untold > 0 && (
          <p className={classes.quiet}>{t('evaluation:office.directory.untold', { count: untold })}</p>
        )}
        <How>{t('evaluation:office.directory.how')}</How>
      </div>
    </Section>
  )
}
