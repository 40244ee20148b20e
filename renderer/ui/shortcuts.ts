import { useEffect, useRef } from 'react'

interface Shortcut {
  readonly keys: string
  readonly whileTyping: boolean
  readonly run: (event: KeyboardEvent) => boolean | void
}

const active: Shortcut[] = []

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : ''
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`
}

// Noticed before the dialog or menu itself hears the key: by the time it comes here, Esc may have closed it.
let isCovered = false

function notice(): void {
  isCovered = document.querySelector('[role="dialog"], [role="menu"]') !== null
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = keysOf(event).toLowerCase()
  const typing = isTyping(event.target)
  for (const { keys, whileTyping, run } of active.toReversed()) {
    if (keys.toLowerCase() !== pressed || (typing && !whileTyping)) continue
    // What lies under a dialog or menu keeps still; the combinations hold everywhere.
    if (isCovered && !keys.includes('Ctrl+')) continue
    if (run(event) === false) continue
    event.preventDefault()
    return
  }
}

/**
 * Runs something on a key while the component is on screen; the newest wins, and returning `false` passes it on.
 * Plain keys are ignored while somebody types, combinations with Ctrl are not unless `whileTyping` says so.
 */
export function useShortcut(
  keys: string,
  run: (event: KeyboardEvent) => boolean | void,
  { whileTyping = keys.includes('Ctrl+') || /^F\d/.test(keys), enabled = true } = {},
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    const shortcut: Shortcut = { keys, whileTyping, run: (event) => latest.current(event) }
    if (active.length === 0) {
      window.addEventListener('keydown', notice, true)
      document.addEventListener('keydown', hear)
    }
    active.push(shortcut)
    return () => {
      active.splice(active.indexOf(shortcut), 1)
      if (active.length > 0) return
      window.removeEventListener('keydown', notice, true)
      document.removeEventListener('keydown', hear)
    }
  }, [keys, whileTyping, enabled])
}
