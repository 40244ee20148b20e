import { casework, officeWork } from '#shared/api/roles.ts'
import type { Role } from '#shared/domain/session.ts'
import { api } from './api.ts'
import { useAnswer } from './query.ts'
import { useMe } from './session/session-store.ts'
import type { Choice } from './ui/field.ts'

/** The people of the office as forms offer them. */
export interface Colleagues {
  /** Whoever can be given a task. */
  readonly owners: readonly Choice[]
  /** Whoever can be given a case. */
  readonly holders: readonly Choice[]
  nameOf(accountId: string | null): string
}

/** The people of the office: who can be given a task, who a case. */
export function useColleagues(): Colleagues {
  const me = useMe()
  const answer = useAnswer(api.accounts.list, {})
  const everyone = answer.data ?? [{ id: me.accountId, name: me.name, roles: [...me.roles], active: true }]
  const choicesFor = (allowed: readonly Role[]) =>
    everyone
      .filter(({ active, roles }) => active && roles.some((role) => allowed.includes(role)))
      .map(({ id, name }) => ({ value: id, label: name }))
  return {
    owners: choicesFor(officeWork),
    holders: choicesFor(casework),
    nameOf: (accountId) => everyone.find(({ id }) => id === accountId)?.name ?? '',
  }
}
