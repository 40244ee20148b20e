import { create } from 'zustand'

/** What stands at the door of the papers that come back. */
interface SlipDoorState {
  /** What was typed or scanned and leads nowhere by itself; `null` while nobody asks. */
  readonly typed: string | null
  /** Where codes go while a pile is entered. */
  readonly takes: ((code: string) => void) | null
}

export const useSlipDoor = create<SlipDoorState>()(() => ({ typed: null, takes: null }))

/** Asks which paper came back, beginning with what was typed or scanned. */
export function askForSlip(typed = ''): void {
  useSlipDoor.setState({ typed })
}

export function closeSlipDoor(): void {
  useSlipDoor.setState({ typed: null })
}
