import type { ReactElement } from 'react'
import { z } from 'zod'

import { type Account, Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { NewPasswordField } from '#renderer/session/new-password-field.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

const Given = z.object({ password: Password.min(1, 'common:fields.required') })

/** A password for a colleague who forgot theirs, or who may sign in again. They replace it by their own. */
export function GivePassword({
  account,
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const reset = useCommand(api.accounts.resetPassword)
  const form = useRecordForm(Given, {
    defaults: { password: '' },
    save: async ({ password }) => {
      await reset.run({ id: account.id, password })
      onClose()
    },
  })
  const { name, active, lastSignedInAt } = account
  return (
    <Dialog title={t(active ? 'accounts:passwordFor' : 'accounts:giveBackTo', { name })} onClose={onClose}>
      <FormBox of={form} save={t(active ? 'accounts:setPassword' : 'accounts:giveBack')} onCancel={onClose}>
        {lastSignedInAt !== null && (
          <Remark tone="warning">
            {t('accounts:sealedLost', { name })}
            {active && ` ${t('accounts:changeThemselves', { name })}`}
          </Remark>
        )}
        <NewPasswordField
          of={form}
          name="password"
          label={t('accounts:firstPassword')}
          description={t('accounts:firstPasswordHint')}
          autoFocus
        />
      </FormBox>
    </Dialog>
  )
}
