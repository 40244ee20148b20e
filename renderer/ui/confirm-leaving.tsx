import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'

/** Asks once more, only before something leaves the building or cannot come back; everything else has Undo. */
export function ConfirmLeaving({
  opened,
  title,
  confirm,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly opened: boolean
  /** What is about to happen, as a statement. */
  readonly title: string
  /** The button, a verb: "Send to the provider". */
  readonly confirm: string
  /** It cannot come back. */
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** Exactly what leaves, and to whom. */
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:actions.notNow')}
          </Button>
          <Button color={danger ? 'red' : 'tide'} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
