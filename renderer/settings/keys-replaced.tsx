import { useEffect } from 'react'

import { ownerOnly } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { notify } from '#renderer/ui/notices-store.ts'

/** Kept with the drafts: which replacement of the keys this person was last told of. */
const KEY = 'keys.told'

/** Says once that the keys were replaced to whoever did it and signed in again, since replacing them locks the office. */
export function KeysReplaced(): null {
  const { accountId } = useMe()
  const keys = useAnswer(api.accounts.keys, {}, { enabled: useMay(ownerOnly) })
  const replacedAt = keys.data?.replaced?.accountId === accountId ? keys.data.replaced.at : null
  useEffect(() => {
    if (replacedAt !== null) tellOnce(replacedAt).catch(() => undefined)
  }, [replacedAt])
  return null
}

async function tellOnce(replacedAt: string): Promise<void> {
  const told = await api.drafts.get({ key: KEY })
  if (told?.value === replacedAt) return
  await api.drafts.save({ key: KEY, value: replacedAt })
  notify({ message: 'vault:keys.replaced' })
}
