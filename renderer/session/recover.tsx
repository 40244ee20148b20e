import { Button } from '@mantine/core'
import { type ReactElement, useRef } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { GoOn } from './go-on.tsx'
import { useSession } from './session-store.ts'
import { NewPasswordField, typedTwice } from './new-password-field.tsx'

const Typed = Password.min(1, 'common:fields.required')
const Sheet = z
  .object({ user: Line, code: Line, newPassword: Typed, again: Typed })
  .refine(...typedTwice('newPassword'))

/** Opens with the recovery sheet and sets a new password on the way. */
export function Recover({
  user,
  onBack,
}: {
  readonly user: string
  readonly onBack: () => void
}): ReactElement {
  const { t } = useText()
  const despiteLoss = useRef(false)
  const form = useRecordForm(Sheet, {
    defaults: { user, code: '', newPassword: '', again: '' },
    save: async ({ again: _, ...sheet }) => {
      const wish = { ...sheet, despiteLoss: despiteLoss.current }
      const { session } = await api.vault.unlockWithRecovery(wish)
      useSession.getState().opened(session)
    },
  })
  return (
    <Doorway title={t('vault:recover.title')}>
      <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
        <p className={classes.quiet}>
          {t('vault:recover.text')} {t('vault:recover.sealedLost')}
        </p>
        {form.failure !== null && (
          <ErrorNotice error={form.failure}>
            <GoOn
              despite={form.failure}
              onGoOn={() => {
                despiteLoss.current = true
                void form.submit()
              }}
            />
          </ErrorNotice>
        )}
        <TextField
          of={form}
          name="user"
          label={t('vault:door.user')}
          autoComplete="username"
          autoFocus={!user}
        />
        <TextField
          of={form}
          name="code"
          label={t('vault:recover.code')}
          description={t('vault:recover.codeHint')}
          dir="ltr"
          autoFocus={Boolean(user)}
        />
        <NewPasswordField
          of={form}
          name="newPassword"
          again="again"
          about={{ user: form.form.watch('user') }}
          label={t('vault:recover.newPassword')}
          description={t('vault:firstRun.owner.passwordHint')}
        />
        <Button type="submit" loading={form.busy}>
          {t('vault:recover.go')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onBack}>
          {t('vault:recover.back')}
        </Button>
      </form>
    </Doorway>
  )
}
