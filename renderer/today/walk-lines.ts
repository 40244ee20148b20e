import type { KeyboardEvent, RefObject } from 'react'

/** Moves the focus between the links of a list by arrow keys, Home and End; answers whether it did. */
export function walkLines(event: KeyboardEvent<HTMLElement>): boolean {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-walk]')]
  const line = (event.target as HTMLElement).closest('li')
  const at = links.findIndex((link) => line?.contains(link))
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  const link = next === undefined ? undefined : links[next]
  if (!link) return false
  event.preventDefault()
  link.focus()
  return true
}

/** Lets the first arrow down lead from the heading, where one arrives, into a list; answers with what ends that. */
export function walkFromHeading(list: RefObject<HTMLElement | null>): () => void {
  const hear = (event: globalThis.KeyboardEvent) => {
    const isOnArrival = event.target === document.body || event.target instanceof HTMLHeadingElement
    const first = list.current?.querySelector<HTMLElement>('[data-walk]')
    if (event.key !== 'ArrowDown' || event.defaultPrevented || !isOnArrival || !first) return
    event.preventDefault()
    first.focus()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}

/** The lists of the day that something else on the page leads to. */
export type LinesId = 'today-overdue' | 'today-due'

/** Where more of it stands: decisions of meetings, what was agreed on with partners, and what others are late with. */
const ELSEWHERE = ['today-decisions', 'today-partnerships', 'today-late-with-others'] as const

/** Moves the focus to the first line of a list, or of where else such lines stand when the list has none. */
export function focusLines(id: LinesId): void {
  const lines = [id, ...ELSEWHERE].flatMap((list) => document.getElementById(list) ?? [])
  lines[0]?.querySelector<HTMLElement>('a, summary')?.focus()
}
