import { useEffect, useState } from 'react'

/** Whoever ticks one after the other is asked about once they pause. */
const PAUSE = 400

/** A value once it has stood still for a moment. */
export function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
