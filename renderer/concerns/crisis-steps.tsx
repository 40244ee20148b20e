import type { ReactElement } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { StartCrisis } from '#renderer/crisis/start-crisis.tsx'
import { useFollowedProtocol } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './concerns.module.css'

const LIFELINE = '988'
const EMERGENCY = '911'
const STEPS = ['stay', 'call', 'tell', 'parent', 'write'] as const

/**
 * What to do now, in order, when somebody is in danger; the concern being typed is kept meanwhile. Once it is known who,
 * the steps are walked and written down from here.
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
    </Section>
  )
}

function Usual(): ReactElement {
  const { t } = useText()
  return (
    <>
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(`concerns:crisis.${step}`)}</li>
        ))}
      </ol>
      <ul className={classes.callNumbers}>
        <NumberLine number={LIFELINE} name={t('concerns:crisis.line988')} />
        <NumberLine number={EMERGENCY} name={t('concerns:crisis.line911')} />
      </ul>
    </>
  )
}

/** The crisis path of the protocol, with the numbers that are right everywhere after its own. */
function OfTheSchool({
  crisis: { neverAlone, steps, numbers },
}: Pick<ProtocolDocument, 'crisis'>): ReactElement {
  const { t } = useText()
  const isNamed = (number: string) => numbers.some((known) => known.number.replaceAll(/\D/g, '') === number)
  return (
    <>
      <ol className={classes.steps}>
        <li className={classes.stepWords}>{neverAlone || t('concerns:crisis.stay')}</li>
        {steps.map(({ id, name, guidance }) => (
          <li key={id} className={classes.stepWords}>
            {name}
            {guidance && <span className={classes.guidance}>{guidance}</span>}
          </li>
        ))}
        <li>{t('concerns:crisis.write')}</li>
      </ol>
      <ul className={classes.callNumbers}>
        {numbers.map(({ id, number, name, use }) => (
          <NumberLine key={id} number={number} name={[name, use].filter(Boolean).join(' · ')} />
        ))}
        {!isNamed(LIFELINE) && <NumberLine number={LIFELINE} name={t('concerns:crisis.line988')} />}
        {!isNamed(EMERGENCY) && <NumberLine number={EMERGENCY} name={t('concerns:crisis.line911')} />}
      </ul>
    </>
  )
}

function NumberLine({ number, name }: { readonly number: string; readonly name: string }): ReactElement {
  return (
    <li>
      <strong>
        <Ltr>{number}</Ltr>
      </strong>{' '}
      {name}
    </li>
  )
}
