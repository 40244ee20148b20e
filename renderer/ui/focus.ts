import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** What had the focus when something opened, and the parts of the page it stands in, the nearest first. */
function openerNow(): readonly HTMLElement[] {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return []
  const section = focused.closest<HTMLElement>('section, aside')
  const main = focused.closest<HTMLElement>('main')
  return [focused, ...(section ? [section] : []), ...(main ? [main] : [])]
}

/** Gives the focus to the first of these that is still on the page. */
function focusOneOf(elements: readonly HTMLElement[]): void {
  const target = elements.find((element) => element.isConnected)
  if (!target) return
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

const isLost = (): boolean => document.activeElement === document.body

/** When what uses it goes away, the focus goes back to what opened it, or to the part of the page that stood in. */
export function useFocusBack(): void {
  const [opener] = useState(openerNow)
  useEffect(
    () => () => {
      // After what replaces it is drawn.
      requestAnimationFrame(() => {
        if (isLost()) focusOneOf(opener)
      })
    },
    [opener],
  )
}

/** The field somebody begins with: the one that asks for it, or the first; of radio buttons the chosen one. */
function firstField(around: HTMLElement): HTMLElement | null {
  const asking = around.querySelector<HTMLElement>('[data-autofocus]')
  if (asking) return asking
  const fields = around.querySelectorAll<HTMLElement>(':is(input, select, textarea):enabled')
  const first = [...fields].find((field) => field.checkVisibility())
  if (first instanceof HTMLInputElement && first.type === 'radio') {
    const group = [...around.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')]
    return group.find(({ name }) => name === first.name) ?? first
  }
  return first ?? around.querySelector<HTMLElement>('a[href], button:enabled')
}

/** Begins in the first field of what opened, unless something in it took the focus by itself; without any, in its text. */
export function useFirstField(around: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = around.current
    if (!box || box.contains(document.activeElement)) return
    const first = firstField(box) ?? box
    if (first === box) box.tabIndex = -1
    // The kit looks for this mark when it gives a dialog the focus, a moment later.
    first.setAttribute('data-autofocus', 'true')
    first.focus()
  }, [around])
}

const controls = 'a[href], button:enabled, input:enabled'

/** When the row with the focus leaves a list, the row that takes its place has it, or the section when none is left. */
export function useFocusInList(list: RefObject<HTMLElement | null>, count: number): void {
  const last = useRef<{ readonly element: HTMLElement; readonly row: number; readonly control: number }>(null)
  useEffect(() => {
    const box = list.current
    const notice = ({ target }: FocusEvent) => {
      if (!box || !(target instanceof HTMLElement)) return
      const rows = [...box.children]
      const row = rows.findIndex((one) => one.contains(target))
      const inRow = [...(rows[row]?.querySelectorAll<HTMLElement>(controls) ?? [])]
      last.current = { element: target, row, control: inRow.indexOf(target) }
    }
    box?.addEventListener('focusin', notice)
    return () => box?.removeEventListener('focusin', notice)
  }, [list])
  useEffect(() => {
    const box = list.current
    if (!box || !last.current || last.current.element.isConnected || !isLost()) return
    const { row, control } = last.current
    const next = box.children[Math.min(row, box.children.length - 1)]
    const same = next?.querySelectorAll<HTMLElement>(controls)[control]
    const section = box.closest<HTMLElement>('section')
    focusOneOf([...(same ? [same] : []), ...(section ? [section] : [])])
  }, [list, count])
}
