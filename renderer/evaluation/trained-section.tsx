import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { type Coverage, LEAST_STAFF } from '#shared/domain/evaluation/office-figures.ts'
import { keyOfRole } from '#shared/domain/training.ts'
import { useText } from '#renderer/text.ts'
import { useRoleWords } from '#renderer/trainings/role-words.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { Bar, FigureTable, How } from './figure.tsx'
import { shareWords } from './figure-words.ts'

/** How many of each role have all the trainings it must have. */
export function TrainedSection({ coverage }: { readonly coverage: Coverage }): ReactElement {
  const { t } = useText()
  const roleWords = useRoleWords()
  return (
    <Section title={t('evaluation:office.training.title')}>
      <div className={classes.figures}>
        {coverage.length === 0 ? (
          <p>{t('evaluation:office.training.none')}</p>
        ) : (
          <FigureTable
            label={t('evaluation:office.training.title')}
            heads={[t('evaluation:office.training.role'), t('evaluation:office.training.share')]}
            rows={coverage.map(({ role, roleName, trained, of }) => ({
              key: keyOfRole(role),
              cells: [roleWords(role, roleName), <Trained key="share" trained={trained} of={of} />],
            }))}
          />
        )}
        <Link to="/trainings">{t('evaluation:office.training.open')}</Link>
        <How>{t('evaluation:office.training.how', { least: LEAST_STAFF })}</How>
      </div>
    </Section>
  )
}

function Trained({ trained, of }: Pick<Coverage[number], 'trained' | 'of'>): ReactElement {
  const { t, locale } = useText()
  if (trained === null || of === null)
    return (
      <span className={classes.quiet}>{t('evaluation:office.training.few', { least: LEAST_STAFF })}</span>
    )
  if (of === 0) return <span className={classes.quiet}>{t('evaluation:office.training.nobody')}</span>
  return (
    <span className={classes.counted}>
      {shareWords({ count: trained, of }, t, locale)}
      <Bar share={trained / of} />
    </span>
  )
}
