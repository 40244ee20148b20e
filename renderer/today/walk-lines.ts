import type { KeyboardEvent } from 'react'

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

/** The lists of the day that something else on the page leads to. */
export type LinesId = 'today-overdue' | 'today-due'

/** Moves the focus to the first link of a list. */
export function focusLines(id: LinesId): void {
  document.getElementById(id)?.querySelector<HTMLElement>('[data-walk]')?.focus()
}
