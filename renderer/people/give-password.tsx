import type { ReactElement } from 'react'
import { z } from 'zod'

import { type Account, Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { NewPasswordField, typedTwice } from '#renderer/session/new-password-field.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

const Typed = Password.min(1, 'common:fields.required')
const Given = z.object({ password: Typed, again: Typed }).refine(...typedTwice('password'))

/** A password for a colleague who forgot theirs, or who may sign in again. They replace it by their own. */
export function GivePassword({
  account,
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const school = useAnswer(api.school.get, {})
  const reset = useCommand(api.accounts.resetPassword)
  const form = useRecordForm(Given, {
    defaults: { password: '', again: '' },
    save: async ({ password }) => {
      await reset.run({ id: account.id, password })
      onClose()
    },
  })
  const { name, user, active, lastSignedInAt } = account
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
          again="again"
          about={{ user, words: [name, school.data?.name ?? ''] }}
          label={t('accounts:firstPassword')}
          description={t('accounts:firstPasswordHint')}
          autoFocus
        />
      </FormBox>
    </Dialog>
  )
}
