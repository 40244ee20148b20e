import type { ReactElement } from 'react'

import { type ProtocolDocument, tiersOf } from '#shared/domain/protocol.ts'
import { stepsInOrder } from '#shared/domain/steps-in-order.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import classes from './protocols.module.css'
import { laterWords, roleName, targetWords } from './protocol-words.ts'
import { Points } from './text-parts.tsx'

/** What each urgency means here, when the first action is due, and what is done for it. */
export function TiersText({ document }: { readonly document: ProtocolDocument }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('protocol:tiers.title')}>
      <div className={classes.tiers}>
        {tiersOf(document).map(([urgency, tier]) => {
          const steps = stepsInOrder(document, urgency)
          return (
            <article key={urgency} className={classes.tier} data-urgency={urgency}>
              <h3 className={classes.tierName}>
                <UrgencyBadge urgency={urgency} label={tier.name || t(`vocabulary:urgency.${urgency}`)} />
              </h3>
              {tier.meaning && <p className={classes.prose}>{tier.meaning}</p>}
              <p>
                {t('protocol:tiers.target')} <strong>{targetWords(tier.target, t)}</strong>
              </p>
              <p>
                {t('protocol:tiers.waits', {
                  family: targetWords(tier.familyCall, t),
                  provider: targetWords(tier.providerAnswer, t),
                })}
              </p>
              <p className={classes.quiet}>
                {t('protocol:tiers.notDone', {
                  backup: laterWords(tier.escalation.toBackup, t),
                  owner: laterWords(tier.escalation.toOwner, t),
                })}
              </p>
              <Points under="h3" title={t('protocol:tiers.triggers')} of={tier.triggers} />
              <Points under="h3" title={t('protocol:tiers.signs')} of={tier.signs} />
              {steps.length > 0 && (
                <>
                  <h4 className={classes.label}>{t('protocol:steps.inShort')}</h4>
                  <ol className={classes.numbered}>
                    {steps.map((step) => (
                      <li key={step.id}>
                        {step.name}
                        <span className={classes.quiet}>
                          {' · '}
                          {roleName(document, step.roleId, t)}
                          {' · '}
                          {targetWords(step.due, t)}
                        </span>
                      </li>
                    ))}
                  </ol>
                </>
              )}
            </article>
          )
        })}
      </div>
    </Section>
  )
}
