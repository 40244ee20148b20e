import { create } from 'zustand'

/** What was typed or scanned and leads nowhere by itself; `null` while nobody asks. */
export const useSlipDoor = create<{ readonly typed: string | null }>()(() => ({ typed: null }))

/** Asks which paper came back, beginning with what was typed or scanned. */
export function askForSlip(typed = ''): void {
  useSlipDoor.setState({ typed })
}

export function closeSlipDoor(): void {
  useSlipDoor.setState({ typed: null })
}
