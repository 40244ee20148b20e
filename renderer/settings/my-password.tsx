import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { NewPasswordField, typedTwice } from '#renderer/session/new-password-field.tsx'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { notify } from '#renderer/ui/notices-store.ts'

const Typed = Password.min(1, 'common:fields.required')
const Change = z
  .object({ password: Typed, newPassword: Typed, again: Typed })
  .refine(...typedTwice('newPassword'))
const nothing = { password: '', newPassword: '', again: '' }

/** One's own password, changed in a window of its own. */
export function MyPassword(): ReactElement {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('accounts:changePassword')}
      </Button>
      {isOpen && <ChangePassword onClose={() => setOpen(false)} />}
    </>
  )
}

function ChangePassword({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const me = useMe()
  const school = useAnswer(api.school.get, {})
  const change = useCommand(api.accounts.changePassword)
  const form = useRecordForm(Change, {
    defaults: nothing,
    save: async ({ password, newPassword }) => {
      await change.run({ password, newPassword })
      onClose()
      notify({ message: 'accounts:passwordChanged' })
    },
  })
  return (
    <Dialog title={t('accounts:yourPassword')} onClose={onClose}>
      <FormBox of={form} save={t('accounts:changePassword')} onCancel={onClose}>
        <PasswordField of={form} name="password" label={t('accounts:presentPassword')} autoFocus />
        <NewPasswordField
          of={form}
          name="newPassword"
          again="again"
          about={{ user: me.user, words: [me.name, school.data?.name ?? ''] }}
          label={t('vault:recover.newPassword')}
          description={t('vault:firstRun.owner.passwordHint')}
        />
      </FormBox>
    </Dialog>
  )
}
