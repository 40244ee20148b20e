import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { create } from 'zustand'

import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './crisis-card.module.css'

const useCard = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

/** Shows numbers and first steps for a crisis, from wherever somebody stands. */
export function showCrisisCard(): void {
  useCard.setState({ isOpen: true })
}

const STEPS = ['stay', 'danger', 'lifeline', 'text', 'tell'] as const

/** Numbers and first steps for a crisis, without any student's data; it comes up when `showCrisisCard` asks for it. */
export function CrisisCard(): ReactElement {
  const { t } = useText()
  const isOpen = useCard((card) => card.isOpen)
  return (
    <Modal
      opened={isOpen}
      onClose={() => useCard.setState({ isOpen: false })}
      title={t('vault:crisis.title')}
      centered
      // Inside a landmark, and without leaving a place for dialogs behind that the office would take for its own.
      withinPortal={false}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>{withNumbers(t(`vault:crisis.${step}`))}</li>
        ))}
      </ol>
    </Modal>
  )
}

function withNumbers(text: string): ReactNode[] {
  return text.split(/(\d{3,})/).map((part, index) =>
    /^\d+$/.test(part) ? (
      // Parts of one sentence have no names of their own.
      <strong key={index}>
        <Ltr>{part}</Ltr>
      </strong>
    ) : (
      part
    ),
  )
}
