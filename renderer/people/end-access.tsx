import type { ReactElement } from 'react'
import { z } from 'zod'

import type { Account } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

const Nothing = z.object({})

/** Asks once more before a colleague cannot sign in any more. */
export function EndAccess({
  account: { id, name },
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const suspend = useCommand(api.accounts.suspend)
  const form = useRecordForm(Nothing, {
    defaults: {},
    save: async () => {
      await suspend.run({ id })
      onClose()
    },
  })
  return (
    <Dialog title={t('accounts:endTitle', { name })} onClose={onClose}>
      <FormBox of={form} save={t('accounts:suspend')} danger onCancel={onClose}>
        <p>{t('accounts:endText', { name })}</p>
      </FormBox>
    </Dialog>
  )
}
