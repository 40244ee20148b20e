import type { ReactElement } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { CrisisNumbers } from '#renderer/crisis/crisis-numbers.tsx'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './protocols.module.css'
import { roleName } from './protocol-words.ts'

/** What is done in a crisis, in its order, and whom to call. */
export function CrisisText({ document }: { readonly document: ProtocolDocument }): ReactElement {
  const { t } = useText()
  const { neverAlone, steps, numbers } = document.crisis
  return (
    <Section title={t('protocol:crisis.title')} tone="danger">
      <div className={classes.stack}>
        <p className={classes.prose}>
          <strong>{neverAlone || t('protocol:crisis.noNeverAlone')}</strong>
        </p>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step.id} className={classes.step}>
              <h3 className={classes.stepName}>{step.name}</h3>
              <p className={classes.quiet}>
                {roleName(document, step.roleId, t)}
                {step.kind !== 'action' && ` · ${t(`protocol:crisis.kind.${step.kind}`)}`}
              </p>
              {step.guidance && <p className={classes.prose}>{step.guidance}</p>}
            </li>
          ))}
        </ol>
        {numbers.length > 0 && (
          <div>
            <h3 className={classes.label}>{t('protocol:crisis.numbers')}</h3>
            <CrisisNumbers numbers={numbers} />
          </div>
        )}
      </div>
    </Section>
  )
}
