import type { ReactElement } from 'react'

import { type ProtocolDocument, type ProtocolStep } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import classes from './protocols.module.css'
import { roleName, targetWords } from './protocol-words.ts'
import { Passage } from './text-parts.tsx'

/** Every step in full, in the order of the protocol. */
export function StepsText({ document }: { readonly document: ProtocolDocument }): ReactElement {
  const { t } = useText()
  const { steps } = document
  return (
    <Section title={t('protocol:steps.title')} count={steps.length}>
      {steps.length === 0 ? (
        <p className={classes.quiet}>{t('protocol:steps.none')}</p>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step) => (
            <StepText key={step.id} step={step} document={document} />
          ))}
        </ol>
      )}
    </Section>
  )
}

function StepText({
  step,
  document,
}: {
  readonly step: ProtocolStep
  readonly document: ProtocolDocument
}): ReactElement {
  const { t } = useText()
  const before = document.steps.find(({ id }) => id === step.after)
  const form = document.forms.find(({ id }) => id === step.formId)
  const due = targetWords(step.due, t)
  return (
    <li className={classes.step}>
      <h3 className={classes.stepName}>{step.name}</h3>
      <ul className={classes.badges} aria-label={t('protocol:steps.urgencies')}>
        {step.urgencies.map((urgency) => (
          <li key={urgency}>
            <UrgencyBadge
              urgency={urgency}
              label={document.tiers[urgency].name || t(`vocabulary:urgency.${urgency}`)}
            />
          </li>
        ))}
      </ul>
      <Facts
        of={[
          [t('protocol:steps.role'), roleName(document, step.roleId, t)],
          [
            t('protocol:steps.due'),
            before
              ? t('protocol:steps.dueAfter', { due, name: before.name })
              : t('protocol:steps.dueAfterTriage', { due }),
          ],
          ...(step.repeats ? [[t('protocol:steps.repeats'), t('protocol:steps.repeatsText')] as const] : []),
          ...(step.plan
            ? [[t('protocol:steps.plan'), t(`protocol:steps.planOf.${step.plan}`)] as const]
            : []),
          ...(step.reachesFamily
            ? [[t('protocol:steps.reachesFamily'), t('protocol:steps.reachesFamilyText')] as const]
            : []),
          ...(step.evidence ? [[t('protocol:steps.evidence'), step.evidence] as const] : []),
          ...(form ? [[t('protocol:steps.form'), form.name] as const] : []),
        ]}
      />
      <Passage under="h3" title={t('protocol:steps.guidance')}>
        {step.guidance}
      </Passage>
    </li>
  )
}
