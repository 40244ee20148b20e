import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { useSession } from './session-store.ts'
import { NewPasswordField, typedTwice } from './new-password-field.tsx'

const Typed = Password.min(1, 'common:fields.required')
const Own = z.object({ newPassword: Typed, again: Typed }).refine(...typedTwice('newPassword'))

/** Whoever comes in with a password somebody else chose replaces it by their own at the door. */
export function ChoosePassword({
  user,
  given,
  onBack,
}: {
  readonly user: string
  readonly given: string
  readonly onBack: () => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Own, {
    defaults: { newPassword: '', again: '' },
    save: async ({ newPassword }) => {
      const { session } = await api.vault.unlock({ user, password: given, newPassword })
      useSession.getState().opened(session)
    },
  })
  return (
    <Doorway title={t('vault:door.chooseTitle')}>
      <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
        <p className={classes.quiet}>{t('vault:door.chooseText')}</p>
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
        <Button type="submit" fullWidth loading={form.busy}>
          {t('vault:door.choose')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onBack}>
          {t('vault:door.otherUser', { user })}
        </Button>
      </form>
      <span role="status" className="fb-unseen">
        {form.busy && t('vault:door.opening')}
      </span>
    </Doorway>
  )
}
