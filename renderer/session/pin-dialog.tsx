import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { SessionPin } from '#shared/domain/locking.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { notify } from '#renderer/ui/notices-store.ts'
import classes from './doorway.module.css'

const NewPin = z
  .object({ password: Password, pin: SessionPin, again: z.string() })
  .refine(({ pin, again }) => pin === again, { path: ['again'], message: 'vault:pin.different' })

/** Whether a PIN opens the curtain in this sitting. */
export function useHasPin(): boolean {
  const door = useAnswer(api.vault.state, {})
  return (door.data?.pin ?? null) !== null
}

/** Opens the dialog for the PIN of this sitting; whoever needs none never meets it. */
export function PinButton(): ReactElement {
  const { t } = useText()
  const hasPin = useHasPin()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(hasPin ? 'vault:pin.change' : 'vault:pin.set')}
      </Button>
      {isOpen && <PinDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Sets the PIN of this sitting, or goes without one. */
export function PinDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const hasPin = useHasPin()
  const set = useCommand(api.vault.setPin)
  const without = useCommand(api.vault.takePin)
  const form = useRecordForm(NewPin, {
    defaults: { password: '', pin: '', again: '' },
    save: async ({ pin, password }) => {
      await set.run({ pin, password })
      onClose()
      notify({ message: 'vault:pin.done' })
    },
  })
  const take = async () => {
    await without.run({})
    onClose()
    notify({ message: 'vault:pin.taken' })
  }
  return (
    <Dialog title={t('vault:pin.title')} onClose={onClose}>
      <FormBox
        of={form}
        save={t('vault:pin.save')}
        onCancel={onClose}
        extra={
          hasPin && (
            <Button variant="default" onClick={() => void take()}>
              {t('vault:pin.take')}
            </Button>
          )
        }
      >
        <p className={classes.quiet}>{t('vault:pin.text')}</p>
        <PasswordField of={form} name="password" label={t('accounts:yourPassword')} autoFocus />
        <PasswordField
          of={form}
          name="pin"
          label={t('vault:pin.new')}
          description={t('vault:pin.newHint')}
          digits
        />
        <PasswordField of={form} name="again" label={t('vault:pin.again')} digits />
      </FormBox>
    </Dialog>
  )
}
