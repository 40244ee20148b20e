import type { ReactElement, ReactNode } from 'react'

import type { Urgency } from '#shared/domain/urgency.ts'
import { useText } from '../text.ts'
import classes from './badge.module.css'

/** How pressing something is: a word, a shape and a colour, never colour alone. */
export function UrgencyBadge({
  urgency,
  label,
}: {
  readonly urgency: Urgency
  /** The office's own name for it, when the protocol changed it. */
  readonly label?: string
}): ReactElement {
  const { t } = useText()
  return (
    <span className={classes.badge} data-urgency={urgency}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false" className={classes.shape}>
        {urgency === 'emergency' && (
          <path d="M3.700.5h4.600l3.200 3.200v4.600l-3.200 3.200H3.700L.5 8.300V3.700z" />
        )}
        {urgency === 'urgent' && <path d="M6 1l5.500 10H.5z" />}
        {urgency === 'priority' && <path d="M6 .5L11.500 6 6 11.500.5 6z" />}
        {urgency === 'routine' && <circle cx="6" cy="6" r="4.250" />}
      </svg>
      {label ?? t(`vocabulary:urgency.${urgency}`)}
    </span>
  )
}

/** A short state in a quiet box: `<Tag tone="good">Linked</Tag>`. */
export function Tag({
  tone = 'quiet',
  children,
}: {
  readonly tone?: 'quiet' | 'accent' | 'good' | 'warn' | 'danger'
  readonly children: ReactNode
}): ReactElement {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  )
}
