import { useLayoutEffect, useState } from 'react'

/** Below this width in rem the rail shows icons alone; the same as in `frame.module.css`. */
const ENOUGH = 30

/** Whether the window, measured in letters and not in pixels, has no room for the words of the rail. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setNarrow(document.documentElement.clientWidth / rem < ENOUGH)
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(document.documentElement)
    const restyled = new MutationObserver(measure)
    restyled.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
    return () => {
      resized.disconnect()
      restyled.disconnect()
    }
  }, [])
  return narrow
}
