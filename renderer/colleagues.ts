import { casework, officeWork } from '#shared/api/roles.ts'
import type { Role } from '#shared/domain/session.ts'
import { api } from './api.ts'
import { useAnswer } from './query.ts'
import { useMe } from './session/session-store.ts'
import { useText } from './text.ts'
import { shortDay } from './ui/days.ts'
import { useOfficeTime } from './ui/office-time.tsx'
import type { Choice } from './ui/field.ts'

/** The people of the office as forms offer them. */
export interface Colleagues {
  /** Whoever can be given a task. */
  readonly owners: readonly Choice[]
  /** Whoever can be given a case. */
  readonly holders: readonly Choice[]
  /** Whoever sees less than the whole office, and more with each case they are named on. */
  readonly narrow: readonly Choice[]
  /** Everyone who works here, with what they do. */
  readonly working: readonly { readonly id: string; readonly roles: readonly Role[] }[]
  nameOf(accountId: string | null): string
}

/** The people of the office: who can be given a task, who a case. */
export function useColleagues(): Colleagues {
  const me = useMe()
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.accounts.list, {})
  const away = useAnswer(api.absences.list, {})
  const everyone = answer.data ?? [
    { id: me.accountId, name: me.name, roles: [...me.roles], active: true, sees: 'office' },
  ]
  const awayUntil = new Map(
    away.data?.absences
      .filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
      .map(({ accountId, endsOn }) => [accountId, endsOn]),
  )
  /** Whoever gives work to somebody who is away should know it while they choose. */
  const withAbsence = (id: string, name: string): string => {
    const until = awayUntil.get(id)
    return until ? t('absences:choice', { name, day: shortDay(until, locale, today) }) : name
  }
  const choicesFor = (allowed: readonly Role[], isNarrow = false) =>
    everyone
      .filter(({ active, roles }) => active && roles.some((role) => allowed.includes(role)))
      .filter(({ sees }) => !isNarrow || sees !== 'office')
      .map(({ id, name }) => ({ value: id, label: withAbsence(id, name) }))
  return {
    owners: choicesFor(officeWork),
    holders: choicesFor(casework),
    narrow: choicesFor(officeWork, true),
    working: everyone.filter(({ active }) => active),
    nameOf: (accountId) => everyone.find(({ id }) => id === accountId)?.name ?? '',
  }
}
