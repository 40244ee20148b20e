import { useEffect, useState } from 'react'

import { type Dropped, droppedFrom } from './dropped-files.ts'

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** Takes files dropped anywhere on the window; answers whether some hover over it. `null` takes none. */
export function useDrop(onDrop: ((dropped: Dropped) => void) | null): boolean {
  const [hovers, setHovers] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = onDrop ? 'copy' : 'none'
      setHovers(onDrop !== null)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovers(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setHovers(false)
      if (event.dataTransfer && onDrop) onDrop(droppedFrom(event.dataTransfer))
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return hovers
}
