import { protocolPublishing, protocolWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'

/** Whether whoever is signed in is here for named cases only. */
export function useIsGuest(): boolean {
  const { accountId } = useMe()
  const { data } = useAnswer(api.accounts.list, {})
  return data?.find(({ id }) => id === accountId)?.sees === 'named'
}

/** What whoever is signed in may do with the protocol; somebody here for named cases only reads it. */
export function useProtocolRights(): { readonly mayWrite: boolean; readonly mayPublish: boolean } {
  const isGuest = useIsGuest()
  const mayWrite = useMay(protocolWork)
  const mayPublish = useMay(protocolPublishing)
  return { mayWrite: mayWrite && !isGuest, mayPublish: mayPublish && !isGuest }
}
