import { createContext, type ReactElement, type ReactNode, useCallback, useContext } from 'react'

import type { Urgency } from '#shared/domain/urgency.ts'
import { useText } from '../text.ts'
import classes from './badge.module.css'

const Names = createContext<Partial<Record<Urgency, string>>>({})

/** Gives every urgency on screen the office's own name, where the protocol has one. */
export const UrgencyNames = Names.Provider

/** What an urgency is called at this school. */
export function useUrgencyName(): (urgency: Urgency) => string {
  const { t } = useText()
  const names = useContext(Names)
  return useCallback((urgency) => names[urgency] || t(`vocabulary:urgency.${urgency}`), [names, t])
}

/** How pressing something is: a word, a shape and a colour, never colour alone. */
export function UrgencyBadge({
  urgency,
  label,
}: {
  readonly urgency: Urgency
  /** What another version of the protocol calls it. */
  readonly label?: string
}): ReactElement {
  const nameOf = useUrgencyName()
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
      {label ?? nameOf(urgency)}
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
