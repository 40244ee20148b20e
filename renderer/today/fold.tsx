import { type ReactElement, type ReactNode, useState } from 'react'

/** Something folded under a line with a count; what is in it is drawn once it is unfolded. */
export function Fold({
  className,
  title,
  count,
  startsOpen,
  children,
}: {
  readonly className: string | undefined
  readonly title: string
  readonly count: number
  readonly startsOpen: boolean
  readonly children: ReactNode
}): ReactElement {
  const [isOpen, setIsOpen] = useState(startsOpen)
  return (
    <details className={className} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {title} <span>{count}</span>
      </summary>
      {isOpen && children}
    </details>
  )
}
