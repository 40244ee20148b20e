import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'

import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import classes from './page.module.css'

/** A screen: its title takes the focus when it opens, so a screen reader says where one is. */
export function Page({
  first,
  title,
  above,
  facts,
  actions,
  aside,
  fills = false,
  narrow = false,
  children,
}: {
  /** What stands before everything else, the title too. */
  readonly first?: ReactNode
  /** The one `h1`. */
  readonly title: ReactNode
  /** A way back or the kind of record, above the title. */
  readonly above?: ReactNode
  /** What is worth knowing at a glance, beside or below the title. */
  readonly facts?: ReactNode
  /** Buttons at the end of the title line; the main one last. */
  readonly actions?: ReactNode
  /** A second column on wide windows, below the content on narrow ones. */
  readonly aside?: ReactNode
  /** The content keeps the height of the window and scrolls inside itself: for lists. */
  readonly fills?: boolean
  /** One column of readable width: for forms. */
  readonly narrow?: boolean
  readonly children: ReactNode
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.id === 'content')
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div
      className={classNames(classes.page, fills && classes.fills, narrow && classes.narrow)}
      aria-labelledby={id}
    >
      {first}
      <header className={classes.header}>
        <div className={classes.titles}>
          {above && <div className={classes.above}>{above}</div>}
          <h1 id={id} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {facts && <div className={classes.facts}>{facts}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {aside ? (
        <div className={classes.columns}>
          <div className={classes.content}>{children}</div>
          <div className={classes.aside}>{aside}</div>
        </div>
      ) : (
        <div className={classes.content}>{children}</div>
      )}
    </div>
  )
}

/** A titled part of a page, drawn as a quiet box; `tone` colours the edge of what must be seen first. */
export function Section({
  title,
  count,
  actions,
  tone,
  flush = false,
  children,
}: {
  readonly title: ReactNode
  /** How many things are in it, beside the title. */
  readonly count?: number
  readonly actions?: ReactNode
  readonly tone?: 'danger' | 'warn' | 'accent'
  /** The content reaches the edges: for tables and rows. */
  readonly flush?: boolean
  readonly children: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section} data-tone={tone}>
      <header className={classes.sectionHeader}>
        <h2 id={id} className={classes.sectionTitle}>
          {tone === 'danger' && <Icon name="stop" size="1.125rem" />}
          {title}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </h2>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classNames(classes.sectionBody, flush && classes.flush)}>{children}</div>
    </section>
  )
}

/** What is known about something, as words and values, a text in its own direction: `<Facts of={[['Grade', '9'], …]} />`. */
export function Facts({
  of,
  inline = false,
}: {
  readonly of: readonly (readonly [label: string, value: ReactNode])[]
  /** In one line, separated by dots, without drawn labels. */
  readonly inline?: boolean
}): ReactElement {
  return (
    <dl className={inline ? classes.factLine : classes.factList}>
      {of.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
