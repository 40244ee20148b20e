import { useEffect, useRef } from 'react'

interface Shortcut {
  readonly keys: string
  readonly whileTyping: boolean
  readonly run: (event: KeyboardEvent) => boolean | void
  /** How many dialogs lay open over the page when it came to life. */
  readonly layer: number
}

const active: Shortcut[] = []

function openDialogs(): number {
  return document.querySelectorAll('[role="dialog"][aria-modal="true"]').length
}

/** What lay open when a key went down: by the time it is heard here, Esc may have closed a dialog or a menu. */
let open = { dialogs: 0, popup: false }

window.addEventListener(
  'keydown',
  () => {
    const popup = document.querySelector('[aria-expanded="true"]:is([aria-haspopup], [role="combobox"])')
    open = { dialogs: openDialogs(), popup: popup !== null }
  },
  { capture: true },
)

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const ctrl = event.ctrlKey || event.metaKey
  // Alone, a character says already whether it was typed with Shift.
  const shift = event.shiftKey && (ctrl || event.key.length > 1) ? 'Shift+' : ''
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = keysOf(event).toLowerCase()
  const typing = isTyping(event.target)
  if (open.popup && !pressed.includes('ctrl+')) return
  for (const { keys, whileTyping, run, layer } of active.toReversed()) {
    if (keys.toLowerCase() !== pressed || (typing && !whileTyping) || layer < open.dialogs) continue
    // A key held down does its work once.
    if (!event.repeat && run(event) === false) continue
    event.preventDefault()
    return
  }
}

/**
 * Runs something on a key while the component is on screen; the newest wins, and returning `false` passes it on.
 * Plain keys are ignored while somebody types, combinations with Ctrl are not unless `whileTyping` says so.
 * While a dialog lies open only the keys of what is in it are heard, and those that hold `always`.
 */
export function useShortcut(
  keys: string,
  run: (event: KeyboardEvent) => boolean | void,
  { whileTyping = keys.includes('Ctrl+') || /^F\d/.test(keys), enabled = true, always = false } = {},
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    const shortcut: Shortcut = {
      keys,
      whileTyping,
      run: (event) => latest.current(event),
      layer: always ? Infinity : openDialogs(),
    }
    if (active.length === 0) document.addEventListener('keydown', hear)
    active.push(shortcut)
    return () => {
      active.splice(active.indexOf(shortcut), 1)
      if (active.length === 0) document.removeEventListener('keydown', hear)
    }
  }, [keys, whileTyping, enabled, always])
}
