import { api } from '#renderer/api.ts'

const GESTURES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Often enough for minutes, seldom enough to cost nothing. */
const SELDOM = 15_000

/** Tells the program that somebody is here while they touch this window; what runs by itself tells nothing. */
export function watchPresence(): () => void {
  let last = -Infinity
  const notice = ({ isTrusted, timeStamp }: Event): void => {
    if (!isTrusted || timeStamp - last < SELDOM) return
    last = timeStamp
    api.vault.present({}).catch(() => undefined)
  }
  for (const gesture of GESTURES) window.addEventListener(gesture, notice, { capture: true, passive: true })
  return () => {
    for (const gesture of GESTURES) window.removeEventListener(gesture, notice, { capture: true })
  }
}
