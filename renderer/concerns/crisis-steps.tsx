import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './concerns.module.css'

const LIFELINE = '988'
const EMERGENCY = '911'
const STEPS = ['stay', 'call', 'tell', 'parent', 'write'] as const

/** What to do now, in order, when somebody is in danger; the concern being typed is kept meanwhile. */
export function CrisisSteps(): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('concerns:crisis.title')} tone="danger">
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(`concerns:crisis.${step}`)}</li>
        ))}
      </ol>
      <p className={classes.numbers}>
        <strong>
          <Ltr>{LIFELINE}</Ltr>
        </strong>{' '}
        {t('concerns:crisis.line988')} ·{' '}
        <strong>
          <Ltr>{EMERGENCY}</Ltr>
        </strong>{' '}
        {t('concerns:crisis.line911')}
      </p>
    </Section>
  )
}
