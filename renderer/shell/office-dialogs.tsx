import type { ReactElement } from 'react'
import { create } from 'zustand'

import { PinDialog } from '#renderer/session/pin-dialog.tsx'
import type { Command } from '#renderer/ui/commands.ts'
import { ShortcutList } from './shortcut-list.tsx'

type OfficeDialog = 'pin' | 'shortcuts'

const useOpen = create<{ readonly open: OfficeDialog | null }>()(() => ({ open: null }))

/** Opens a dialog that belongs to no screen. */
export function openOfficeDialog(open: OfficeDialog): void {
  useOpen.setState({ open })
}

/** The dialogs that belong to no screen; they come up when `openOfficeDialog` asks for them. */
export function OfficeDialogs({ actions }: { readonly actions: readonly Command[] }): ReactElement | null {
  const open = useOpen((dialogs) => dialogs.open)
  const close = () => useOpen.setState({ open: null })
  switch (open) {
    case 'pin':
      return <PinDialog onClose={close} />
    case 'shortcuts':
      return <ShortcutList actions={actions} onClose={close} />
    case null:
      return null
  }
}
