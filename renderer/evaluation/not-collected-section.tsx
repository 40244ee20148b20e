import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'

const NOT_COLLECTED = ['screening', 'response', 'staff'] as const

/** Figures an office is asked for that have no source in the program yet, and what would have to be entered. */
export function NotCollectedSection(): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:office.missing.title')}>
      <p className={classes.quiet}>{t('evaluation:office.missing.about')}</p>
      <ul className={classes.events}>
        {NOT_COLLECTED.map((what) => (
          <li key={what}>{t(`evaluation:office.missing.what.${what}`)}</li>
        ))}
      </ul>
    </Section>
  )
}
