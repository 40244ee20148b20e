import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { OfficeFigures } from '#shared/api/office-figures.ts'
import type { Load } from '#shared/domain/evaluation/office-figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { FigureTable, How } from './figure.tsx'
import { percent, shareWords } from './figure-words.ts'

/** How much of what is planned is past its day. */
export function OverdueSection({
  overdue,
  mayOpen,
}: {
  readonly overdue: OfficeFigures['overdue']
  readonly mayOpen: boolean
}): ReactElement {
  const { t, locale } = useText()
  const all = overdue.reduce((sum, { of }) => sum + of, 0)
  const part = overdue.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section title={t('evaluation:office.overdue.title')}>
      <div className={classes.figures}>
        <p className={classes.large}>
          {all === 0
            ? t('evaluation:office.overdue.none')
            : t('evaluation:office.overdue.sentence', { part, all, percent: percent(part / all, locale) })}
        </p>
        {all > 0 && (
          <FigureTable
            label={t('evaluation:office.overdue.title')}
            heads={[t('evaluation:office.overdue.kind'), t('evaluation:office.overdue.share')]}
            rows={overdue.map(({ kind, ...share }) => ({
              key: kind,
              cells: [
                t(`evaluation:office.overdue.kinds.${kind}`),
                share.of === 0 ? t('evaluation:office.overdue.none') : shareWords(share, t, locale),
              ],
            }))}
          />
        )}
        {mayOpen && part > 0 && <Link to="/today">{t('evaluation:office.overdue.open')}</Link>}
        <How>{t('evaluation:office.overdue.how')}</How>
      </div>
    </Section>
  )
}

/** What lies with whom: with everybody for whoever looks after colleagues, else with oneself and the whole office. */
export function LoadSection({
  load: { mine, office, colleagues },
}: {
  readonly load: OfficeFigures['load']
}): ReactElement {
  const { t } = useText()
  const line = (key: string, name: string, { cases, planned, dueToday, overdue }: Load) => ({
    key,
    cells: [name, cases, planned, dueToday, overdue],
  })
  return (
    <Section title={t('evaluation:office.load.title')}>
      <div className={classes.figures}>
        <FigureTable
          label={t('evaluation:office.load.title')}
          heads={[
            t('evaluation:office.load.who'),
            t('evaluation:office.load.cases'),
            t('evaluation:office.load.planned'),
            t('evaluation:office.load.dueToday'),
            t('evaluation:office.load.overdue'),
          ]}
          rows={[
            ...(colleagues ?? []).map(({ id, name, load }) => line(id, name, load)),
            ...(colleagues === null && mine ? [line('mine', t('evaluation:office.load.mine'), mine)] : []),
            line('office', t('evaluation:office.load.office'), office),
          ]}
        />
        <p className={classes.quiet}>
          {t(colleagues === null ? 'evaluation:office.load.own' : 'evaluation:office.load.about')}
        </p>
        <How>{t('evaluation:office.load.how')}</How>
      </div>
    </Section>
  )
}
