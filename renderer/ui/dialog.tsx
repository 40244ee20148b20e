import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'

/** A small form over the screen: Esc closes it, the focus begins in it and goes back where it was. */
export function Dialog({
  title,
  wide = false,
  onClose,
  children,
}: {
  readonly title: string
  /** For forms with fields side by side. */
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {children}
    </Modal>
  )
}
