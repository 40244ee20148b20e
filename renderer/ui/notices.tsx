import { Button, CloseButton } from '@mantine/core'
import { type ReactElement, useEffect, useRef, useState } from 'react'

import { useText } from '../text.ts'
import { Icon } from './icon.tsx'
import { dismiss, type Notice, takeBack, useNotices } from './notices-store.ts'
import classes from './notices.module.css'
import { Shortcut } from './shortcut.tsx'

const icons = { busy: 'clock', done: 'check', problem: 'warning' } as const

/** Long enough to read, decide and reach the button. */
const STAYS = 12_000

/** What just happened, at the foot of the window: a polite live region that waits while it is pointed at or focused. */
export function Notices(): ReactElement {
  const { t } = useText()
  const shown = useNotices((notices) => notices.shown)
  const [held, setHeld] = useState(false)
  const newest = shown.at(-1)?.id
  return (
    <section
      className={classes.stack}
      aria-label={t('common:regions.notices')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div aria-live="polite" className={classes.live}>
        {shown.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} held={held} newest={notice.id === newest} />
        ))}
      </div>
    </section>
  )
}

function NoticeCard({
  notice,
  held,
  newest,
}: {
  readonly notice: Notice
  readonly held: boolean
  readonly newest: boolean
}): ReactElement {
  const { t } = useText()
  const { act } = notice
  const left = useRef(STAYS)
  useEffect(() => {
    // What asks for a decision waits for it.
    if (held || act) return
    const began = Date.now()
    const timer = setTimeout(() => dismiss(notice.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(left.current - (Date.now() - began), 4_000)
    }
  }, [held, act, notice.id])
  return (
    <div className={classes.notice} data-tone={notice.tone}>
      <Icon name={icons[notice.tone]} />
      <span className={classes.text}>{t(notice.message, notice.values)}</span>
      {act && (
        <Button
          size="compact-sm"
          variant="white"
          onClick={() => {
            dismiss(notice.id)
            act.run()
          }}
        >
          {t(act.label)}
        </Button>
      )}
      {notice.undo && (
        <Button
          size="compact-sm"
          variant="white"
          rightSection={newest && <Shortcut keys="Ctrl+Z" />}
          onClick={() => takeBack(notice)}
          aria-keyshortcuts="Control+Z"
        >
          <span className={classes.word}>{t('common:actions.undo')}</span>
          <span className={classes.sign}>
            <Icon name="undo" size="1rem" />
          </span>
        </Button>
      )}
      <CloseButton
        size="sm"
        className={classes.close}
        aria-label={t('common:actions.dismiss')}
        onClick={() => dismiss(notice.id)}
      />
    </div>
  )
}
