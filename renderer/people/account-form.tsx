import type { ReactElement } from 'react'
import type { z } from 'zod'

import { EndsOn, Sees } from '#shared/domain/access.ts'
import { type Account, AccountDraft, Password } from '#shared/domain/account.ts'
import { Role } from '#shared/domain/session.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { NewPasswordField, typedTwice } from '#renderer/session/new-password-field.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { ReachFields } from './reach-fields.tsx'

/** A colleague who will sign in, or what is known of one who does. */
export function AccountForm({
  account,
  onClose,
}: {
  readonly account: Account | null
  readonly onClose: () => void
}): ReactElement {
  return account ? <EditAccount account={account} onClose={onClose} /> : <NewAccount onClose={onClose} />
}

function useRoleChoices() {
  const { t } = useText()
  return Role.options.map((value) => ({
    value,
    label: `${t(`vocabulary:role.${value}`)}: ${t(`accounts:may.${value}`)}`,
  }))
}

const Typed = Password.min(1, 'common:fields.required')
const NewDraft = AccountDraft.extend({ password: Typed, again: Typed }).refine(...typedTwice('password'))
const nobody: z.input<typeof NewDraft> = {
  ...{ user: '', name: '', roles: [], password: '', again: '' },
  ...{ sees: 'office', endsOn: null },
}

function NewAccount({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const school = useAnswer(api.school.get, {})
  const create = useCommand(api.accounts.create)
  const choices = useRoleChoices()
  const form = useRecordForm(NewDraft, {
    defaults: nobody,
    save: async ({ again: _, ...draft }) => {
      await create.run(draft)
      await kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm('accounts.new', form, ['password', 'again'])
  const { user, name } = form.form.watch()
  return (
    <Dialog title={t('accounts:add')} wide onClose={onClose}>
      <FormBox of={form} save={t('accounts:create')} onCancel={onClose}>
        <Restored kept={kept} />
        <TextField of={form} name="name" label={t('accounts:name')} autoFocus required />
        <TextField
          of={form}
          name="user"
          label={t('vault:door.user')}
          description={t('accounts:userHint')}
          required
        />
        <CheckList of={form} name="roles" label={t('accounts:roles')} choices={choices} required />
        <ReachFields of={form} sees="sees" endsOn="endsOn" />
        <NewPasswordField
          of={form}
          name="password"
          again="again"
          about={{ user, words: [name, school.data?.name ?? ''] }}
          label={t('accounts:firstPassword')}
          description={t('accounts:firstPasswordHint')}
        />
      </FormBox>
    </Dialog>
  )
}

const Known = AccountDraft.omit({ user: true }).extend({ sees: Sees, endsOn: EndsOn })

function EditAccount({
  account,
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const me = useMe()
  const update = useCommand(api.accounts.update)
  const choices = useRoleChoices()
  const isMe = account.id === me.accountId
  const form = useRecordForm(Known, {
    defaults: { name: account.name, roles: account.roles, sees: account.sees, endsOn: account.endsOn },
    save: async (draft) => {
      await update.run({ ...draft, id: account.id })
      onClose()
    },
  })
  return (
    <Dialog title={t('accounts:edit', { name: account.name })} wide onClose={onClose}>
      <FormBox of={form} save={t('common:actions.save')} onCancel={onClose}>
        <TextField of={form} name="name" label={t('accounts:name')} autoFocus required />
        {isMe ? (
          <p>{t('accounts:errors.ownRoles')}</p>
        ) : (
          <>
            <CheckList of={form} name="roles" label={t('accounts:roles')} choices={choices} required />
            <ReachFields of={form} sees="sees" endsOn="endsOn" />
          </>
        )}
      </FormBox>
    </Dialog>
  )
}
