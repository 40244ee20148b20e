import { useEffect, useRef } from 'react'

import { ownerOnly } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { notify } from '#renderer/ui/notices-store.ts'

const JUST_NOW = 10 * 60_000

/** Says that the keys were replaced to whoever did it and signed in again, since replacing them locks the office. */
export function KeysReplaced(): null {
  const { accountId } = useMe()
  const keys = useAnswer(api.accounts.keys, {}, { enabled: useMay(ownerOnly) })
  const replaced = keys.data?.replaced
  const said = useRef(false)
  useEffect(() => {
    if (said.current || replaced?.accountId !== accountId) return
    if (Date.now() - Date.parse(replaced.at) > JUST_NOW) return
    said.current = true
    notify({ message: 'vault:keys.replaced' })
  }, [replaced, accountId])
  return null
}
