import { useCallback } from 'react'

import type { ColleagueRef } from '#shared/domain/protocol.ts'
import { api } from './api.ts'
import { askOnce } from './query.ts'
import { useText } from './text.ts'
import type { Pick } from './ui/pick-field.tsx'
import { plain } from './ui/plain.ts'

/** Names a colleague among those that can be picked. */
export const idOfColleague = ({ kind, id }: ColleagueRef): string => `${kind}:${id}`

/** The colleague that was picked. */
export function colleagueOf(id: string): ColleagueRef {
  return id.startsWith('staff:')
    ? { kind: 'staff', id: id.slice('staff:'.length) }
    : { kind: 'account', id: id.slice('account:'.length) }
}

/** Colleagues who fit the words: first those who sign in, then those who do not. */
export function useColleagueSearch(): (words: string) => Promise<readonly Pick[]> {
  const { t } = useText()
  return useCallback(
    async (words) => {
      const [accounts, staff] = await Promise.all([
        askOnce(api.accounts.list, {}),
        askOnce(api.staff.find, { words }),
      ])
      return [
        ...accounts
          .filter(({ active, name }) => active && plain(name).includes(plain(words)))
          .map(({ id, name, roles }) => ({
            id: idOfColleague({ kind: 'account', id }),
            label: name,
            detail: roles.map((role) => t(`vocabulary:role.${role}`)).join(', '),
          })),
        ...staff
          .filter(({ active, accountId }) => active && accountId === null)
          .map(({ id, name, position }) => ({
            id: idOfColleague({ kind: 'staff', id }),
            label: name,
            detail: position || t('protocol:holders.doesNotSignIn'),
          })),
      ]
    },
    [t],
  )
}
