import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { SessionView } from '#shared/api/vault.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './doorway.module.css'
import { useSession } from './session-store.ts'

/** Last step: bring something in, practice, or start. */
export function BeginStep({
  session,
  onBack,
}: {
  readonly session: SessionView
  readonly onBack: () => void
}): ReactElement {
  const { t } = useText()
  const demo = useTask(api.vault.openDemo)
  const enter = (hash: string) => {
    window.location.hash = hash
    useSession.getState().opened(session)
  }
  const practice = async () => {
    const opened = await demo.start({})
    if (opened) useSession.getState().opened(opened.session, true)
  }
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>{t('vault:firstRun.begin.text')}</p>
      <div className={classes.begin}>
        <Way name="roster" icon="students" onTake={() => enter('/imports')} />
        <Way name="providers" icon="provider" onTake={() => enter('/imports')} />
        <Way name="demo" icon="school" onTake={() => void practice()} />
        <Way name="work" icon="concern" onTake={() => enter('/')} />
      </div>
      <ul className={classes.rest}>
        <li>
          {t('vault:firstRun.begin.protocolText')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => enter('/protocols')}>
            {t('vault:firstRun.begin.protocol')}
          </Button>
        </li>
        <li>
          {t('vault:firstRun.begin.calendarText')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => enter('/calendar')}>
            {t('vault:firstRun.begin.calendar')}
          </Button>
        </li>
      </ul>
      <TaskProgress label={t('vault:firstRun.demoOpening')} task={demo} />
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="back" size="1rem" />}
          onClick={onBack}
        >
          {t('common:actions.back')}
        </Button>
      </div>
    </div>
  )
}

function Way({
  name,
  icon,
  onTake,
}: {
  readonly name: 'roster' | 'providers' | 'demo' | 'work'
  readonly icon: IconName
  readonly onTake: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <button type="button" className={classes.way} onClick={onTake}>
      <Icon name={icon} size="1.375rem" />
      <span>
        <span className={classes.wayName}>{t(`vault:firstRun.begin.${name}`)}</span>
        <span className={classes.wayText}>{t(`vault:firstRun.begin.${name}Text`)}</span>
      </span>
    </button>
  )
}
