import { useCallback, useSyncExternalStore } from 'react'

const LONGEST_WAIT_MS = 86_400_000

/** Whether a moment is over; it is told when it passes. */
export function useIsPast(at: string | null): boolean {
  const listen = useCallback(
    (tell: () => void) => {
      const left = at === null ? 0 : Date.parse(at) - Date.now()
      if (left <= 0 || left > LONGEST_WAIT_MS) return () => {}
      const timer = setTimeout(tell, left)
      return () => clearTimeout(timer)
    },
    [at],
  )
  return useSyncExternalStore(listen, () => at !== null && Date.parse(at) <= Date.now())
}
