import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

import { CrisisCard, showCrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './doorway.module.css'

/** The calm frame of everything before somebody is signed in; its title takes the focus when nothing in it does. */
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
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <div className={classes.doorway}>
      <header className={classes.mark}>
        <Icon name="bridge" size="1.625rem" />
        {t('common:product')}
      </header>
      <main className={classes.card} data-wide={wide || undefined}>
        {above}
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {children}
      </main>
      <footer className={classes.foot}>
        <CrisisButton />
        <span className={classes.stays}>
          <Icon name="lock" size="0.875rem" /> {t('common:status.stays')}
        </span>
      </footer>
    </div>
  )
}

/** What to do in a crisis is reachable before signing in. */
function CrisisButton(): ReactElement {
  const { t } = useText()
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<Icon name="stop" size="1rem" />}
        onClick={showCrisisCard}
      >
        {t('vault:crisis.title')}
      </Button>
      <CrisisCard />
    </>
  )
}
