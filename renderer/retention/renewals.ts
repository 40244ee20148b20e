import { create } from 'zustand'

/** The certificates whose backups are being made anew just now; that goes on when a certificate is closed. */
export const useRenewals = create<{ readonly running: ReadonlySet<string> }>()(() => ({
  running: new Set(),
}))

/** Does the work for one certificate, unless it is being done already. */
export async function renewOnce(id: string, work: () => Promise<unknown>): Promise<void> {
  const { running } = useRenewals.getState()
  if (running.has(id)) return
  useRenewals.setState({ running: new Set([...running, id]) })
  try {
    await work()
  } finally {
    const others = [...useRenewals.getState().running].filter((other) => other !== id)
    useRenewals.setState({ running: new Set(others) })
  }
}
