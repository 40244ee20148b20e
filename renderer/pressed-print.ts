import { useEffect, useState } from 'react'

import type { PrintAs } from '#shared/api/paper.ts'

/** A press of Print or of "Save as PDF", and whether it still waits. */
interface PressedPrint {
  readonly isWaiting: boolean
  press(as: PrintAs): void
}

/**
 * Hears a press of Print. While the pages are drawn anew it waits for them and then prints, and so is never lost; while
 * it prints it is not heard twice; where no pages can be drawn it ends with the reason that stands in their place.
 */
export function usePressedPrint(
  pages: { readonly data: unknown; readonly isPlaceholderData: boolean; readonly isError: boolean },
  { isRunning, print }: { readonly isRunning: boolean; readonly print: (as: PrintAs) => void },
): PressedPrint {
  const [pressed, setPressed] = useState<PrintAs | null>(null)
  const isDrawn = pages.data !== undefined && !pages.isPlaceholderData
  useEffect(() => {
    if (pressed === null || !(isDrawn || pages.isError)) return
    setPressed(null)
    if (isDrawn && !isRunning) print(pressed)
  }, [pressed, isDrawn, pages.isError, isRunning, print])
  return { isWaiting: pressed !== null && !isDrawn && !pages.isError, press: setPressed }
}
