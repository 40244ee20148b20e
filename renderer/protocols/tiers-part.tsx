import type { ReactElement } from 'react'

import { type ProtocolTier, tiersOf } from '#shared/domain/protocol.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import { useText } from '#renderer/text.ts'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField, LinesField, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { laterWords } from './protocol-words.ts'
import { SaidHere } from './said-here.tsx'
import { TargetField } from './target-field.tsx'

/** What each urgency means, what belongs to it, and by when somebody acts. */
export function TiersPart(): ReactElement {
  const { document } = useEditor()
  return (
    <div className={classes.groups}>
      {tiersOf(document).map(([urgency, tier]) => (
        <TierFields key={urgency} urgency={urgency} tier={tier} />
      ))}
    </div>
  )
}

function TierFields({
  urgency,
  tier,
}: {
  readonly urgency: Urgency
  readonly tier: ProtocolTier
}): ReactElement {
  const { t } = useText()
  const edit = useEditPart('tiers')
  const path = `tiers.${urgency}`
  const change = (part: Partial<ProtocolTier>, field: string) =>
    edit((tiers) => ({ ...tiers, [urgency]: { ...tiers[urgency], ...part } }), `${path}.${field}`)
  const { escalation } = tier
  return (
    <section aria-labelledby={path} className={classes.group}>
      <h2 id={path} className={classes.groupTitle}>
        <UrgencyBadge urgency={urgency} {...(tier.name && { label: tier.name })} />
      </h2>
      <SaidHere part={`tiers:${urgency}`} />
      <div className={classes.fields}>
        <LineField
          path={`${path}.name`}
          label={t('protocol:edit.tierName')}
          placeholder={t(`vocabulary:urgency.${urgency}`)}
          value={tier.name}
          onChange={(name) => change({ name }, 'name')}
        />
        <TargetField
          path={`${path}.target`}
          label={t('protocol:edit.tierTarget')}
          value={tier.target}
          onChange={(target) => change({ target }, 'target')}
        />
        <WordsField
          path={`${path}.meaning`}
          label={t('protocol:edit.tierMeaning')}
          value={tier.meaning}
          onChange={(meaning) => change({ meaning }, 'meaning')}
        />
        <div className={classes.pair}>
          <LinesField
            path={`${path}.triggers`}
            label={t('protocol:field.triggers')}
            description={t('protocol:edit.triggersHint')}
            value={tier.triggers}
            onChange={(triggers) => change({ triggers: [...triggers] }, 'triggers')}
          />
          <LinesField
            path={`${path}.signs`}
            label={t('protocol:field.signs')}
            value={tier.signs}
            onChange={(signs) => change({ signs: [...signs] }, 'signs')}
          />
        </div>
        <div className={classes.pair}>
          <TargetField
            path={`${path}.familyCall`}
            label={t('protocol:edit.familyCall')}
            value={tier.familyCall}
            onChange={(familyCall) => change({ familyCall }, 'familyCall')}
          />
          <TargetField
            path={`${path}.providerAnswer`}
            label={t('protocol:edit.providerAnswer')}
            value={tier.providerAnswer}
            onChange={(providerAnswer) => change({ providerAnswer }, 'providerAnswer')}
          />
        </div>
        <div className={classes.pair}>
          <TargetField
            path={`${path}.escalation.toBackup`}
            label={t('protocol:edit.toBackup')}
            value={escalation.toBackup}
            say={laterWords}
            onChange={(toBackup) => change({ escalation: { ...escalation, toBackup } }, 'toBackup')}
          />
          <TargetField
            path={`${path}.escalation.toOwner`}
            label={t('protocol:edit.toOwner')}
            value={escalation.toOwner}
            say={laterWords}
            onChange={(toOwner) => change({ escalation: { ...escalation, toOwner } }, 'toOwner')}
          />
        </div>
      </div>
    </section>
  )
}
