import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { BackupStanding } from '#shared/domain/backup.ts'
import { Line } from '#shared/domain/fields.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckField, ChoiceField, PasswordField, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './doorway.module.css'
import type { BackupAtDoor, Opener } from './restore.tsx'
import { useSession } from './session-store.ts'

const Typed = z
  .object({
    user: Line,
    by: z.enum(['password', 'sheet']),
    password: z.string(),
    presentPassword: z.string(),
    code: z.string(),
    olderKeys: z.boolean(),
  })
  .refine(({ by, password }) => by === 'sheet' || password !== '', {
    path: ['password'],
    message: 'common:fields.required',
  })
  .refine(({ by, code }) => by === 'password' || code.trim() !== '', {
    path: ['code'],
    message: 'common:fields.required',
  })

/** Whether the password of today is another than that of the backup's day, and wanted too. */
const wantsPresent = (error: unknown): boolean =>
  error instanceof AppError && error.data.message === 'backups:errors.presentPassword'

/** What becomes of the records that are here, and what of those that come back. */
function whatComes(standing: BackupStanding, isAside: boolean): MessageKey {
  switch (standing) {
    case 'nothing-here':
      return isAside ? 'backups:restore.asideBegins' : 'backups:restore.begins'
    case 'unreadable-here':
      return isAside ? 'backups:restore.asideForUnreadable' : 'backups:restore.forUnreadable'
    case 'same-office':
    case 'older-keys':
    case 'another-office':
      return isAside ? 'backups:restore.asideReplaces' : 'backups:restore.replaces'
    default:
      return assertNever(standing)
  }
}

/** Asks for a password of the backup's day or for the recovery sheet, and puts the backup in place. */
export function OpenBackup({
  backup: { id, kind, madeAt, standing },
  onBack,
  onRestored,
}: {
  readonly backup: BackupAtDoor
  readonly onBack: () => void
  readonly onRestored: (opener: Opener, setAside: string | null) => void
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  const lastUser = useSession((door) => door.lastUser)
  const restore = useTask(api.vault.restore)
  const form = useRecordForm(Typed, {
    defaults: {
      user: lastUser ?? '',
      by: 'password',
      password: '',
      presentPassword: '',
      code: '',
      olderKeys: false,
    },
    save: async ({ user, by, password, presentPassword, code, olderKeys }) => {
      const secret =
        by === 'sheet'
          ? ({ kind: by, code } as const)
          : ({ kind: by, password, ...(presentPassword && { presentPassword }) } as const)
      const restored = await restore.start({ backupId: id, user, secret, olderKeys })
      if (restored) onRestored({ user, secret }, restored.setAside)
    },
  })
  const isBySheet = form.form.watch('by') === 'sheet'
  const asksPresent = wantsPresent(restore.error) || form.form.watch('presentPassword') !== ''
  const isOlder = standing === 'older-keys'
  const isAside = kind === 'set-aside'
  const when = madeAt ? moment(madeAt) : ''
  return (
    <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
      <Remark
        {...(!isAside && { tone: 'good' })}
        title={t(isAside ? 'backups:restore.asideThere' : 'backups:restore.isWhole')}
      >
        {t(whatComes(standing, isAside), { when })}
      </Remark>
      {isOlder && <Remark tone="warning">{t('backups:restore.olderKeys')}</Remark>}
      <TextField
        of={form}
        name="user"
        label={t('vault:door.user')}
        autoComplete="username"
        autoFocus={!lastUser}
      />
      <ChoiceField
        of={form}
        name="by"
        label={t('backups:restore.with')}
        choices={[
          { value: 'password', label: t('backups:restore.withPassword') },
          { value: 'sheet', label: t('backups:restore.withSheet') },
        ]}
      />
      {isBySheet ? (
        <TextField
          of={form}
          name="code"
          label={t('vault:recover.code')}
          description={t('vault:recover.codeHint')}
          dir="ltr"
        />
      ) : (
        <PasswordField
          of={form}
          name="password"
          label={t('backups:restore.password')}
          autoFocus={Boolean(lastUser)}
        />
      )}
      {!isBySheet && asksPresent && (
        <PasswordField
          of={form}
          name="presentPassword"
          label={t('backups:restore.presentPassword')}
          autoFocus
        />
      )}
      {isOlder && <CheckField of={form} name="olderKeys" label={t('backups:restore.acceptOlderKeys')} />}
      <TaskProgress label={t('backups:restore.restoring')} task={restore} />
      <div className={classes.links}>
        <Button type="submit" loading={form.busy}>
          {t('backups:restore.go')}
        </Button>
        <Button variant="subtle" leftSection={<Icon name="back" size="1rem" />} onClick={onBack}>
          {t('common:actions.back')}
        </Button>
      </div>
    </form>
  )
}
