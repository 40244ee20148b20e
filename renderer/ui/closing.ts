import { type Dispatch, type SetStateAction, useCallback } from 'react'

/** Closes what is open now, once it is done: something opened meanwhile stays open. */
export function useClosing<Open>(
  open: Open | null,
  setOpen: Dispatch<SetStateAction<Open | null>>,
): () => void {
  return useCallback(() => setOpen((now) => (now === open ? null : now)), [open, setOpen])
}
