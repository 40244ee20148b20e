import { type ReactElement, useLayoutEffect, useRef } from 'react'

import { useText } from '#renderer/text.ts'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './today.module.css'

/** As many lines of a list are shown until more are asked for: what one person does in a morning. */
const AT_ONCE = 8

/** Lines of a list that are shown now, and the way to the others. */
interface Some<Line> {
  readonly shown: readonly Line[]
  /** The last line, which shows the others; `null` where all are shown. */
  readonly more: ReactElement | null
}

/**
 * The first lines of a long list, and every line that presses wherever it stands; the rest when it is asked for, and
 * from then on until the vault locks. Where the list is never long, `name` is left out and everything is shown.
 */
export function useSomeLines<Line extends { readonly id: string }>(
  name: string | undefined,
  lines: readonly Line[],
  presses: (line: Line) => boolean,
): Some<Line> {
  const { t } = useText()
  const [showsAll, setShowsAll] = useRemembered(`today.all.${name ?? ''}`, false)
  const next = useRef<string | null>(null)
  const all = showsAll || name === undefined
  useLayoutEffect(() => {
    if (!all || next.current === null) return
    document.querySelector<HTMLElement>(`[data-line="${next.current}"] [data-walk]`)?.focus()
    next.current = null
  }, [all])
  const shown = all ? lines : lines.filter((line, at) => at < AT_ONCE || presses(line))
  // One line alone takes no more room than the button in its place.
  if (lines.length - shown.length <= 1) return { shown: lines, more: null }
  const show = () => {
    next.current = lines.find((line) => !shown.includes(line))?.id ?? null
    setShowsAll(true)
  }
  return {
    shown,
    more: (
      <li className={classes.more}>
        <button type="button" data-walk onClick={show}>
          {t('today:more', { count: lines.length - shown.length })}
        </button>
      </li>
    ),
  }
}
