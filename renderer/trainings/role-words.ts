import { assertNever } from '#shared/assert-never.ts'
import type { TrainedRole } from '#shared/domain/training.ts'
import { useText } from '#renderer/text.ts'

/** What a role that must be trained is called; `name` is that of a role of the protocol. */
export function useRoleWords(): (role: TrainedRole, name: string) => string {
  const { t } = useText()
  return (role, name) => {
    switch (role.kind) {
      case 'everyone':
        return t('trainings:role.everyone')
      case 'account':
        return t('trainings:role.account', { role: t(`vocabulary:role.${role.role}`) })
      case 'protocol':
        return t('trainings:role.protocol', { name: name || role.roleId })
      case 'position':
        return role.position
      default:
        return assertNever(role)
    }
  }
}
