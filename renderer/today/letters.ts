import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { Role } from '#shared/domain/session.ts'
import { areNews } from '#shared/domain/wrong-tries.ts'
import { api } from '#renderer/api.ts'
import { askOnce, useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'

/** How many letters wait on Today until this person says that they read them: broken glass and, for an owner, restores. */
export function useLetters(): number {
  const glass = useAnswer(api.glass.inbox, {}, { enabled: useMay(casework) }).data ?? []
  const restores = useAnswer(api.backups.restores, {}, { enabled: useMay(ownerOnly) }).data ?? []
  return glass.length + restores.length
}

/** Whether something waits that whoever comes in is told before they go on where they were. */
export async function isSomethingToTell(roles: readonly Role[]): Promise<boolean> {
  const may = (allowed: readonly Role[]) => roles.some((role) => allowed.includes(role))
  const waiting = await Promise.allSettled([
    askOnce(api.wrongTries.list, {}).then((told) => told.filter((tries) => areNews(tries, Date.now()))),
    may(casework) ? askOnce(api.glass.inbox, {}) : [],
    may(ownerOnly) ? askOnce(api.backups.restores, {}) : [],
  ])
  return waiting.some((answer) => answer.status === 'fulfilled' && answer.value.length > 0)
}
