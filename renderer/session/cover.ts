import { api } from '#renderer/api.ts'
import { flushDrafts } from '#renderer/drafts.ts'
import { useSession } from './session-store.ts'

let focused: Element | null = null

function afterPainting(): Promise<void> {
  return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())))
}

let falling: Promise<unknown> = Promise.resolve()

/** Shows the curtain, with what is being typed kept first, and says so once it is painted. */
export async function coverOffice(): Promise<void> {
  await flushDrafts()
  showCurtain()
  falling = afterPainting().then(() => api.vault.drawCurtain({}))
  await falling
}

/** Waits until the curtain has fallen: whoever is quick types their PIN while it still falls. */
export async function curtainFell(): Promise<void> {
  await falling.catch(() => undefined)
}

/** Puts the curtain in front of what this window shows. */
export function showCurtain(): void {
  if (useSession.getState().covered) return
  focused = document.activeElement
  useSession.getState().cover()
}

/** Gives the focus back to what had it when the curtain fell; a dialog takes it for its first field meanwhile. */
export async function focusBehindCurtain(): Promise<void> {
  const before = focused
  focused = null
  await afterPainting()
  // The dialog does so by a timer of its own, which on a busy machine comes after the frames, but before this one.
  await new Promise((after) => setTimeout(after))
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
}
