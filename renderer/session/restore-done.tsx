import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './doorway.module.css'
import { NewPasswordField, typedTwice } from './new-password-field.tsx'
import type { BackupAtDoor, Opener } from './restore.tsx'
import { useSession } from './session-store.ts'

/** The backup is in place: what became of the records that were here, and the way in. */
export function Restored({
  backup: { kind, madeAt },
  opener: { user, secret },
  setAside,
}: {
  readonly backup: BackupAtDoor
  readonly opener: Opener
  readonly setAside: string | null
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  const [busy, setBusy] = useState(false)
  const enter = async (password: string) => {
    setBusy(true)
    try {
      const { session } = await api.vault.unlock({ user, password })
      useSession.getState().opened(session)
    } catch {
      // The sign-in screen says what is still wanted, such as a password of one's own.
      useSession.getState().locked(user)
    }
  }
  return (
    <div className={classes.stack}>
      <Remark
        tone="good"
        title={
          kind === 'set-aside'
            ? t('backups:restore.asideDone')
            : t('backups:restore.done', { when: madeAt ? moment(madeAt) : '' })
        }
      >
        {setAside && t('backups:restore.aside', { name: setAside })}
      </Remark>
      {secret.kind === 'sheet' ? (
        <NewPasswordForm user={user} code={secret.code} />
      ) : (
        <div>
          <Button autoFocus loading={busy} onClick={() => void enter(secret.password)}>
            {t('backups:restore.enter')}
          </Button>
        </div>
      )}
    </div>
  )
}

const Typed = Password.min(1, 'common:fields.required')
const Chosen = z.object({ newPassword: Typed, again: Typed }).refine(...typedTwice('newPassword'))

/** Whoever came with the sheet chooses a new password on the way in. */
function NewPasswordForm({ user, code }: { readonly user: string; readonly code: string }): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Chosen, {
    defaults: { newPassword: '', again: '' },
    save: async ({ newPassword }) => {
      const { session } = await api.vault.unlockWithRecovery({ user, code, newPassword })
      useSession.getState().opened(session)
    },
  })
  return (
    <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <NewPasswordField
        of={form}
        name="newPassword"
        again="again"
        about={{ user }}
        label={t('vault:recover.newPassword')}
        description={t('vault:firstRun.owner.passwordHint')}
        autoFocus
      />
      <div>
        <Button type="submit" loading={form.busy}>
          {t('vault:recover.go')}
        </Button>
      </div>
    </form>
  )
}
