import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react'

import { openingSentences } from '#shared/domain/crisis.ts'
import { useText } from '#renderer/text.ts'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import classes from './walk.module.css'

/** How a step is done: its first sentences always, the rest open wherever the whole step has room, else one key away. */
export function Guidance({ words }: { readonly words: string }): ReactElement {
  const { t } = useText()
  const { first, rest } = openingSentences(words)
  const [isOpen, setOpen] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!isRoomFor(box.current)) setOpen(false)
  }, [])
  useEffect(() => {
    // What comes a moment later, such as words that were kept, takes room, too.
    const later = setTimeout(() => !isRoomFor(box.current) && setOpen(false), 150)
    return () => clearTimeout(later)
  }, [])
  useShortcut('H', () => setOpen(!isOpen), { enabled: rest !== '' })
  return (
    <div ref={box} className={classes.guidance}>
      {first}
      {rest && (
        <>
          {isOpen ? `${words.slice(first.length, words.length - rest.length)}${rest} ` : ' '}
          <button
            type="button"
            className={classes.more}
            aria-expanded={isOpen}
            aria-keyshortcuts="H"
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'crises:walk.lessGuidance' : 'crises:walk.guidance')} <Shortcut keys="H" />
          </button>
        </>
      )}
    </div>
  )
}

/** Whether the step around it ends within what is seen of the page. */
function isRoomFor(box: HTMLElement | null): boolean {
  const step = box?.closest('section')
  const seen = box?.closest('main')
  return !step || !seen || step.getBoundingClientRect().bottom <= seen.getBoundingClientRect().bottom
}
