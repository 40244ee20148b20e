import { Modal } from '@mantine/core'
import { type ReactElement, type ReactNode, useRef } from 'react'

import { useText } from '../text.ts'
import classes from './dialog.module.css'
import { useFirstField, useFocusBack } from './focus.ts'

const SIZES: Readonly<Record<string, string>> = { true: 'lg', very: 'xl', whole: 'min(80rem, 94vw)' }

/** A small form over the screen: Esc closes it, the focus begins in its first field and goes back where it was. */
export function Dialog({
  title,
  wide = false,
  onClose,
  children,
}: {
  readonly title: string
  /** For forms with fields side by side; `very` for the longest, `whole` for what needs the window. */
  readonly wide?: boolean | 'very' | 'whole'
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={SIZES[String(wide)] ?? 'md'}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Content>{children}</Content>
    </Modal>
  )
}

/** What stands in the dialog; on the page only once the kit has made room for it. */
function Content({ children }: { readonly children: ReactNode }): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  useFirstField(box)
  return (
    <div ref={box} className={classes.content}>
      {children}
    </div>
  )
}
