import { Button, Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { problemSentence, sizeWords } from '#renderer/backups/backup-words.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './doorway.module.css'
import type { BackupAtDoor } from './restore.tsx'

/** Which backup: the folder is chosen, what lies in it is shown, and the chosen one is read whole. */
export function ChooseBackup({
  onBack,
  onChosen,
}: {
  readonly onBack: () => void
  readonly onChosen: (backup: BackupAtDoor) => void
}): ReactElement {
  const { t } = useText()
  const find = useTask(api.vault.findBackups)
  const [isKept, setKept] = useState(false)
  const backups = find.result?.backups
  const look = (setAside: boolean) => {
    setKept(setAside)
    void find.start({ setAside })
  }
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>{t('backups:restore.choose')}</p>
      {backups?.length === 0 && (
        <Remark tone="warning">
          {t(isKept ? 'backups:restore.nothingKept' : 'backups:restore.nothing')}
        </Remark>
      )}
      {backups && backups.length > 0 && <Which backups={backups} onChosen={onChosen} />}
      <TaskProgress label={t('backups:restore.looking')} task={find} />
      <div className={classes.links}>
        <Button
          variant={backups && backups.length > 0 ? 'default' : 'filled'}
          loading={find.state === 'running'}
          onClick={() => look(false)}
        >
          {t(backups ? 'backups:restore.other' : 'backups:restore.chooseFolder')}
        </Button>
        <Button variant="default" disabled={find.state === 'running'} onClick={() => look(true)}>
          {t('backups:restore.keptHere')}
        </Button>
        <Button variant="subtle" leftSection={<Icon name="back" size="1rem" />} onClick={onBack}>
          {t('common:actions.back')}
        </Button>
      </div>
    </div>
  )
}

function Which({
  backups,
  onChosen,
}: {
  readonly backups: readonly BackupAtDoor[]
  readonly onChosen: (backup: BackupAtDoor) => void
}): ReactElement {
  const { t } = useText()
  const check = useTask(api.vault.checkBackup)
  const [picked, setPicked] = useState(backups[0]?.id ?? '')
  const backup = backups.find(({ id }) => id === picked) ?? backups[0]
  const problem =
    backup?.standing === 'another-office' ? 'backups:errors.otherSchool' : (check.result?.problem ?? null)
  const go = async () => {
    if (!backup) return
    const checked = await check.start({ backupId: backup.id })
    if (checked?.problem === null) onChosen(backup)
  }
  return (
    <div className={classes.stack}>
      <Radio.Group
        label={t('backups:restore.which')}
        value={backup?.id ?? ''}
        onChange={(id) => {
          setPicked(id)
          check.reset()
        }}
      >
        <div className={classes.backups}>
          {backups.map((one, index) => (
            <OneBackup key={one.id} backup={one} isFirst={index === 0} />
          ))}
        </div>
      </Radio.Group>
      <div role="status">
        {problem !== null && <Remark tone="warning">{problemSentence(problem, t)}</Remark>}
      </div>
      <TaskProgress label={t('backups:restore.checking')} task={check} />
      <div>
        <Button
          loading={check.state === 'running'}
          disabled={backup?.standing === 'another-office'}
          rightSection={<Icon name="forward" size="1rem" />}
          onClick={() => void go()}
        >
          {t('backups:restore.next')}
        </Button>
      </div>
    </div>
  )
}

function OneBackup({
  backup: { id, kind, isReadable, name, madeAt, bytes },
  isFirst,
}: {
  readonly backup: BackupAtDoor
  readonly isFirst: boolean
}): ReactElement {
  const { t, locale } = useText()
  const moment = useMoment()
  const made = madeAt ? `${moment(madeAt)}${isFirst ? ` · ${t('backups:restore.newest')}` : ''}` : ''
  const readable = kind === 'set-aside' ? t('backups:restore.wasAside') : made
  const label = isReadable ? readable : t('backups:restore.unreadable')
  return (
    <Radio
      value={id}
      label={label}
      description={bytes === null ? name : `${name} · ${sizeWords(bytes, locale)}`}
      {...(isFirst && { autoFocus: true })}
    />
  )
}
