import { Button, Modal } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './doorway.module.css'

/** The calm frame of everything before somebody is signed in. */
export function Doorway({
  title,
  above,
  wide = false,
  children,
}: {
  readonly title: string
  readonly above?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.doorway}>
      <header className={classes.mark}>
        <Icon name="bridge" size="1.625rem" />
        {t('common:product')}
      </header>
      <main className={classes.card} data-wide={wide || undefined}>
        {above}
        <h1 className={classes.title}>{title}</h1>
        {children}
      </main>
      <footer className={classes.foot}>
        <CrisisCard />
        <span className={classes.stays}>
          <Icon name="lock" size="0.875rem" /> {t('common:status.stays')}
        </span>
      </footer>
    </div>
  )
}

/** Numbers and first steps for a crisis, without any student's data, reachable before signing in. */
function CrisisCard(): ReactElement {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  const steps = ['stay', 'danger', 'lifeline', 'text', 'tell'] as const
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<Icon name="stop" size="1rem" />}
        onClick={() => setOpened(true)}
      >
        {t('vault:crisis.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('vault:crisis.title')}
        centered
        // Inside a landmark, and without leaving a place for dialogs behind that the office would take for its own.
        withinPortal={false}
        closeButtonProps={{ 'aria-label': t('common:actions.close') }}
      >
        <ol className={classes.crisis}>
          {steps.map((step) => (
            <li key={step}>{withNumbers(t(`vault:crisis.${step}`))}</li>
          ))}
        </ol>
      </Modal>
    </>
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
