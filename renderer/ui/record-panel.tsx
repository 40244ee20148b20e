import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'

import { useText } from '../text.ts'
import { Icon } from './icon.tsx'
import classes from './record-panel.module.css'
import { useShortcut } from './shortcuts.ts'

/** A list with the record beside it; on narrow windows the record covers the list until it is closed. */
export function ListWithRecord({
  list,
  record,
}: {
  readonly list: ReactNode
  /** A `<RecordPanel>`, or nothing. */
  readonly record: ReactNode
}): ReactElement {
  return (
    <div className={classes.around}>
      <div className={classes.split} data-open={Boolean(record) || undefined}>
        <div className={classes.list}>{list}</div>
        {record}
      </div>
    </div>
  )
}

// On focus too, a tip would take the first Esc for itself.
const pointed = { hover: true, focus: false, touch: false }

/** One record beside its list: Esc closes it, the button opens its own page. */
export function RecordPanel({
  title,
  facts,
  actions,
  onClose,
  onOpenPage,
  takesFocus = false,
  children,
}: {
  readonly title: ReactNode
  readonly facts?: ReactNode
  readonly actions?: ReactNode
  readonly onClose: () => void
  /** Opens the record's own page. */
  readonly onOpenPage?: () => void
  /** The panel takes the focus when it opens: for forms. */
  readonly takesFocus?: boolean
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  useShortcut('Escape', onClose, { whileTyping: true })
  useLayoutEffect(() => {
    const box = panel.current
    const opener = document.activeElement
    return () => {
      if (!box?.contains(document.activeElement)) return
      const row = document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')
      // The panel goes in this same moment, and the focus with it unless it is taken elsewhere.
      if (opener instanceof HTMLElement && opener.isConnected && !box.contains(opener)) opener.focus()
      else row?.focus()
    }
  }, [])
  useEffect(() => {
    const covers = panel.current && getComputedStyle(panel.current).position === 'absolute'
    if (takesFocus || covers) panel.current?.focus()
  }, [takesFocus])
  return (
    <aside ref={panel} className={classes.panel} aria-labelledby={id} tabIndex={-1} data-region="panel">
      <header className={classes.header}>
        <div className={classes.titles}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {facts && <div className={classes.facts}>{facts}</div>}
        </div>
        <div className={classes.buttons}>
          {onOpenPage && (
            <Tooltip label={t('common:actions.openPage')} events={pointed}>
              <ActionIcon aria-label={t('common:actions.openPage')} onClick={onOpenPage}>
                <Icon name="expand" />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('common:actions.close')} events={pointed}>
            <ActionIcon aria-label={t('common:actions.close')} onClick={onClose} aria-keyshortcuts="Escape">
              <Icon name="close" />
            </ActionIcon>
          </Tooltip>
        </div>
      </header>
      <div className={classes.body}>{children}</div>
      {actions && <footer className={classes.footer}>{actions}</footer>}
    </aside>
  )
}

/** A link back to where one came from, above a page's title; Esc does the same. */
export function BackLink({
  label,
  onBack,
}: {
  readonly label: string
  readonly onBack: () => void
}): ReactElement {
  useShortcut('Escape', onBack)
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.back}
      leftSection={<Icon name="back" size="1rem" />}
      onClick={onBack}
      aria-keyshortcuts="Escape"
    >
      {label}
    </Button>
  )
}
