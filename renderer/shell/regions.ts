import { useShortcut } from '#renderer/ui/shortcuts.ts'

const order = ['rail', 'top', 'content', 'panel', 'status']

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]'

function move(step: 1 | -1): void {
  const regions = order.flatMap((name) => {
    const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`)
    return region ? [region] : []
  })
  // A panel lies inside the content, so the innermost region is the one the focus is in.
  const here = document.activeElement?.closest<HTMLElement>('[data-region]') ?? null
  const at = here ? regions.indexOf(here) : step === 1 ? -1 : 0
  const next = regions[(at + step + regions.length) % regions.length]
  const inside = next?.querySelector<HTMLElement>(`h1, [role="row"][tabindex="0"], ${focusable}`)
  ;(inside ?? next)?.focus()
}

/** F6 goes to the next part of the window, Shift+F6 to the one before. */
export function useRegions(): void {
  useShortcut('F6', () => move(1))
  useShortcut('Shift+F6', () => move(-1), { whileTyping: true })
}
