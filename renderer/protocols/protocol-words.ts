import type { DueRule } from '#shared/domain/due.ts'
import { CASE_OWNER, type ItemId, type ProtocolDocument } from '#shared/domain/protocol.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import type { Say } from '#renderer/text.ts'

/** How long something may take, as people say it: "at once", "the same day", "within 3 school days". */
export function targetWords({ amount, unit }: DueRule, t: Say): string {
  if (amount === 0) return t(unit === 'hours' ? 'protocol:target.atOnce' : 'protocol:target.sameDay')
  return t(`protocol:target.within.${unit}`, { count: amount })
}

/** How long after its due day something is shown to others. */
export function laterWords({ amount, unit }: DueRule, t: Say): string {
  if (amount === 0) return t(unit === 'hours' ? 'protocol:target.atOnce' : 'protocol:target.onDueDay')
  return t(`protocol:target.after.${unit}`, { count: amount })
}

/** What a role is called in a protocol. */
export function roleName({ roles }: Pick<ProtocolDocument, 'roles'>, roleId: ItemId, t: Say): string {
  if (roleId === CASE_OWNER) return t('protocol:roles.caseOwner')
  return roles.find(({ id }) => id === roleId)?.name ?? t('protocol:roles.gone')
}

/** What an urgency is called here. */
export function tierName({ tiers }: Pick<ProtocolDocument, 'tiers'>, urgency: Urgency, t: Say): string {
  return tiers[urgency].name || t(`vocabulary:urgency.${urgency}`)
}

/** Whoever a step can be given to: the owner of the case, or one of the roles. */
export function roleChoices(
  { roles }: Pick<ProtocolDocument, 'roles'>,
  t: Say,
): readonly { readonly value: ItemId; readonly label: string }[] {
  return [
    { value: CASE_OWNER, label: t('protocol:roles.caseOwner') },
    ...roles.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
