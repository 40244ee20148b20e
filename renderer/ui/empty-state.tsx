import type { ReactElement, ReactNode } from 'react'

import classes from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

/** An empty place: what would be here, and the first step towards it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: IconName
  readonly title: string
  /** One sentence about what would be here. */
  readonly children?: ReactNode
  /** The first step: usually one button. */
  readonly action?: ReactNode
}): ReactElement {
  return (
    <div className={classes.empty}>
      {icon && (
        <span className={classes.icon}>
          <Icon name={icon} size="1.75rem" />
        </span>
      )}
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
