import type { Locator } from 'playwright-core'

type Act =
  | { readonly kind: 'click' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'type'; readonly words: string }

/**
 * Acts on an element and waits until what is wanted stands on the screen. Runs in the page, so that nothing but the
 * page is measured: every frame is asked, and the one that shows it counts once it is painted.
 */
async function actAndWait(
  element: Element,
  { act, ready }: { readonly act: Act; readonly ready: string },
): Promise<number> {
  if (!(element instanceof HTMLElement)) return Number.NaN
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const painted = () =>
    new Promise<void>((done) => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => done())
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  const before = new Set(document.querySelectorAll(ready))
  const isThere = () => [...document.querySelectorAll(ready)].some((found) => !before.has(found))
  await frame()
  const start = performance.now()
  if (act.kind === 'click') element.click()
  if (act.kind === 'key') {
    element.focus()
    element.dispatchEvent(new KeyboardEvent('keydown', { key: act.key, bubbles: true, cancelable: true }))
  }
  if (act.kind === 'type' && element instanceof HTMLInputElement) {
    // As typing does: the value changes beside React, which then hears of it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, act.words)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
  while (!isThere()) {
    await frame()
    if (performance.now() - start > 15_000)
      throw new Error(`Nothing came after ${JSON.stringify(act)}: ${ready}`)
  }
  await painted()
  return performance.now() - start
}

function after(target: Locator, act: Act, ready: string): Promise<number> {
  return target.evaluate(actAndWait, { act, ready })
}

/** From a click to the frame that shows what is wanted, in milliseconds. */
export function clickToPainted(target: Locator, ready: string): Promise<number> {
  return after(target, { kind: 'click' }, ready)
}

/** From a key on an element to the frame that shows what is wanted. */
export function keyToPainted(target: Locator, key: string, ready: string): Promise<number> {
  return after(target, { kind: 'key', key }, ready)
}

/** From the last key of these words to the frame that shows what is wanted. */
export function typeToPainted(target: Locator, words: string, ready: string): Promise<number> {
  return after(target, { kind: 'type', words }, ready)
}

/** The longest frame, in milliseconds, while everything in the list around this element is scrolled through. */
export function worstFrame(target: Locator): Promise<number> {
  return target.evaluate(async (element) => {
    const around: Element[] = []
    for (let each: Element | null = element; each; each = each.parentElement) around.push(each)
    const scroller = [...around, ...element.querySelectorAll('*')].find(
      (each) =>
        each.scrollHeight > each.clientHeight + 200 && /auto|scroll/.test(getComputedStyle(each).overflowY),
    )
    if (!scroller) throw new Error('Nothing here scrolls')
    scroller.scrollTop = 0
    const FRAMES = 600
    const by = (scroller.scrollHeight - scroller.clientHeight) / FRAMES
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    await frame()
    let before = await frame()
    let worst = 0
    for (let count = 0; count < FRAMES; count += 1) {
      scroller.scrollTop += by
      const now = await frame()
      worst = Math.max(worst, now - before)
      before = now
    }
    return worst
  })
}
