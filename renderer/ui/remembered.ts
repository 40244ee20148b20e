import { type Dispatch, type SetStateAction, useCallback, useState } from 'react'

const remembered = new Map<string, unknown>()

/** Forgets every list position and view of this window, when the vault locks. */
export function forgetViews(): void {
  remembered.clear()
}

/** What was kept under a name, read once. */
export function recall<Value>(key: string): Value | undefined {
  // Each key is written and read with one type by the component that owns it.
  return remembered.get(key) as Value | undefined
}

/** Keeps a value under a name until the vault locks. */
export function remember(key: string, value: unknown): void {
  remembered.set(key, value)
}

/** State that survives leaving a screen and coming back, until the vault locks. */
export function useRemembered<Value>(key: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState<Value>(() => recall<Value>(key) ?? initial)
  const change = useCallback<Dispatch<SetStateAction<Value>>>(
    (next) => {
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (value: Value) => Value)(before) : next
        remember(key, after)
        return after
      })
    },
    [key],
  )
  return [value, change]
}
