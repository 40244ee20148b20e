import { type ReactElement, useLayoutEffect, useRef } from 'react'

/** Begins a form in one of its fields, and opens what it is folded into: for whoever came for that field. */
export function BeginAt({ field }: { readonly field: string }): ReactElement {
  const mark = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const wanted = mark.current
      ?.closest('form')
      ?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]:is(input, select, textarea)`)
    if (!wanted) return
    wanted.closest('details')?.setAttribute('open', '')
    // The kit looks for this mark when it gives a dialog the focus, a moment later.
    wanted.setAttribute('data-autofocus', 'true')
    wanted.focus()
  }, [field])
  return <span ref={mark} hidden />
}
