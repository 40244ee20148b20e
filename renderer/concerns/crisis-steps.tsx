import type { ReactElement } from 'react'

import { isDialled } from '#shared/domain/crisis.ts'
import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { StartCrisis } from '#renderer/crisis/start-crisis.tsx'
import { useFollowedProtocol } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './concerns.module.css'

const LIFELINE = '988'
const EMERGENCY = '911'
const STEPS = ['call', 'tell', 'parent'] as const

/**
 * What to dial and what to do now, in order, when somebody is in danger; the concern being typed is kept meanwhile. Once
 * it is known who, the steps are walked and written down from here.
 */
export function CrisisSteps({ studentId }: { readonly studentId?: string }): ReactElement {
  const { t } = useText()
  const crisis = useFollowedProtocol()?.document.crisis
  return (
    <Section
      title={t('concerns:crisis.title')}
      tone="danger"
      actions={studentId && <StartCrisis studentId={studentId} />}
    >
      {crisis ? <OfTheSchool crisis={crisis} /> : <Usual />}
      {!studentId && <p>{t('concerns:crisis.write')}</p>}
    </Section>
  )
}

function Usual(): ReactElement {
  const { t } = useText()
  return (
    <>
      <ul className={classes.callNumbers}>
        <NumberLine number={EMERGENCY} name={t('concerns:crisis.line911')} />
        <NumberLine number={LIFELINE} name={t('concerns:crisis.line988')} />
      </ul>
      <p className={classes.alone}>{t('concerns:crisis.stay')}</p>
      <ul className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(`concerns:crisis.${step}`)}</li>
        ))}
      </ul>
    </>
  )
}

/** The crisis path of the protocol, its steps with the numbers they have when they are walked; before its own, the numbers that are right everywhere. */
function OfTheSchool({
  crisis: { neverAlone, steps, numbers },
}: Pick<ProtocolDocument, 'crisis'>): ReactElement {
  const { t } = useText()
  const isNamed = (number: string) => numbers.some((known) => known.number.replaceAll(/\D/g, '') === number)
  return (
    <>
      <ul className={classes.callNumbers}>
        {!isNamed(EMERGENCY) && <NumberLine number={EMERGENCY} name={t('concerns:crisis.line911')} />}
        {!isNamed(LIFELINE) && <NumberLine number={LIFELINE} name={t('concerns:crisis.line988')} />}
        {numbers.filter(isDialled).map(({ id, number, name, use }) => (
          <NumberLine key={id} number={number} name={[name, use].filter(Boolean).join(' · ')} />
        ))}
      </ul>
      <p className={classes.alone}>{neverAlone || t('concerns:crisis.stay')}</p>
      <ol className={classes.steps}>
        {steps.map(({ id, name, guidance }) => (
          <li key={id} className={classes.stepWords}>
            {name}
            {guidance && <span className={classes.guidance}>{guidance}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

function NumberLine({ number, name }: { readonly number: string; readonly name: string }): ReactElement {
  return (
    <li>
      <strong>
        <Ltr>{number}</Ltr>
      </strong>
      <span>{name}</span>
    </li>
  )
}
