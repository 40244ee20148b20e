import type { ReactElement } from 'react'
import { z } from 'zod'

import type { Account } from '#shared/domain/account.ts'
import { Id } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

const Removal = z.object({ handOverTo: Id.nullable() })

/** Ends an account for good, with somebody who takes over what is open. */
export function RemoveAccount({
  account: { id, name },
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const remove = useCommand(api.accounts.remove)
  const form = useRecordForm(Removal, {
    defaults: { handOverTo: null },
    save: async ({ handOverTo }) => {
      await remove.run({ id, handOverTo })
      onClose()
    },
  })
  return (
    <Dialog title={t('access:account.removeTitle', { name })} onClose={onClose}>
      <FormBox of={form} save={t('access:account.removeSave')} danger onCancel={onClose}>
        <p>
          {t('access:account.removeText')} {t('accounts:sealedGone')}
        </p>
        <SelectField
          of={form}
          name="handOverTo"
          label={t('access:account.handOverTo')}
          description={t('access:account.handOverHint')}
          choices={owners.filter(({ value }) => value !== id)}
          nothing={t('access:account.nobody')}
        />
      </FormBox>
    </Dialog>
  )
}
