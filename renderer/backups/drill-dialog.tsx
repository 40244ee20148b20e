import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { BackupDestination } from '#shared/domain/backup.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { problemSentence } from './backup-words.ts'
import lines from '#renderer/ui/lines.module.css'
import classes from './backups.module.css'

const Sheet = z.object({ code: Line })

/** Proves the newest backup in a folder with the recovery sheet, as if nothing else were left. */
export function DrillDialog({
  destination: { id, name },
  onClose,
}: {
  readonly destination: BackupDestination
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  const drill = useTask(api.backups.drill)
  const form = useRecordForm(Sheet, {
    defaults: { code: '' },
    save: ({ code }) => drill.start({ destinationId: id, code }),
  })
  const { result } = drill
  return (
    <Dialog title={t('backups:drill.title')} onClose={onClose}>
      {result ? (
        <div className={classes.stack}>
          {result.problem === null ? (
            <Remark tone="good" title={t('backups:drill.good')}>
              {result.madeAt && t('backups:drill.goodFrom', { when: moment(result.madeAt) })}
            </Remark>
          ) : (
            <Remark tone="warning">{problemSentence(result.problem, t)}</Remark>
          )}
          <div>
            <Button data-autofocus autoFocus onClick={onClose}>
              {t('common:actions.close')}
            </Button>
          </div>
        </div>
      ) : (
        <FormBox of={form} save={t('backups:drill.start')} onCancel={onClose}>
          <p className={lines.quiet}>{t('backups:drill.text', { name })}</p>
          <TextField
            of={form}
            name="code"
            label={t('vault:recover.code')}
            description={t('vault:recover.codeHint')}
            dir="ltr"
            autoFocus
          />
          <TaskProgress label={t('backups:drill.running')} task={drill} />
        </FormBox>
      )}
    </Dialog>
  )
}
