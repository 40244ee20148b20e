import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import type { Command } from '#renderer/ui/commands.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import classes from './shortcut-list.module.css'

/** Keys that are no action of every screen: of the window, of forms, of a record. */
const OTHERS = [
  ['Ctrl+K', 'find'],
  ['Ctrl+S', 'save'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+P', 'print'],
  ['F6', 'region'],
  ['Esc', 'leave'],
  ['N', 'note'],
  ['C', 'call'],
  ['R', 'refer'],
] as const

/** Everything that can be done with a key. */
export function ShortcutList({
  actions,
  onClose,
}: {
  readonly actions: readonly Command[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const others = OTHERS.map(([keys, what]) => ({ keys, label: t(`common:shortcuts.${what}`) }))
  const rows = [...actions.flatMap(({ keys, label }) => (keys ? [{ keys, label }] : [])), ...others]
  return (
    <Dialog title={t('common:shortcuts.title')} onClose={onClose}>
      <dl className={classes.list}>
        {rows.map(({ keys, label }) => (
          <div key={keys} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <Shortcut keys={keys} />
              <span className="fb-unseen">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
