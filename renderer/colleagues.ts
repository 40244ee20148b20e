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
  /** Whoever sees less than the whole office, and more with each case they are named on. */
  readonly narrow: readonly Choice[]
  nameOf(accountId: string | null): string
}

/** The people of the office: who can be given a task, who a case. */
export function useColleagues(): Colleagues {
  const me = useMe()
  const answer = useAnswer(api.accounts.list, {})
  const everyone = answer.data ?? [
    { id: me.accountId, name: me.name, roles: [...me.roles], active: true, sees: 'office' },
  ]
  const choicesFor = (allowed: readonly Role[], isNarrow = false) =>
    everyone
      .filter(({ active, roles }) => active && roles.some((role) => allowed.includes(role)))
      .filter(({ sees }) => !isNarrow || sees !== 'office')
      .map(({ id, name }) => ({ value: id, label: name }))
  return {
    owners: choicesFor(officeWork),
    holders: choicesFor(casework),
    narrow: choicesFor(officeWork, true),
    nameOf: (accountId) => everyone.find(({ id }) => id === accountId)?.name ?? '',
  }
}
