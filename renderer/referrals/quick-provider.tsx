import type { ReactElement } from 'react'

import { ProviderDraft, type Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { LookAlikes } from '#renderer/providers/look-alikes.tsx'
import { NEW_PROVIDER } from '#renderer/providers/provider-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

/** Adds a provider in the middle of a referral or a consent: a name and a telephone number are enough. */
export function QuickProvider({
  words,
  onMade,
  onClose,
}: {
  readonly words: string
  readonly onMade: (service: Service, organizationName: string) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const create = useCommand(api.providers.create)
  const form = useRecordForm(ProviderDraft, {
    defaults: {
      ...NEW_PROVIDER,
      organizationName: words,
      serviceName: t('referrals:service.usualService'),
    },
    save: async (draft) => {
      const made = await create.run(draft)
      void kept.discard()
      onMade(made, draft.organizationName)
    },
  })
  const [organizationName, phone, address] = form.form.watch(['organizationName', 'phone', 'address'])
  const kept = useKeptForm(`providers.quick.${words.slice(0, 100)}`, form)
  return (
    <Dialog title={t('referrals:service.addByHand')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('referrals:service.add')} onCancel={onClose}>
        <TextField
          of={form}
          name="organizationName"
          label={t('referrals:service.organization')}
          required
          autoFocus
        />
        <FieldRow>
          <TextField of={form} name="serviceName" label={t('referrals:service.name')} required />
          <TextField of={form} name="phone" type="tel" label={t('students:contacts.phone')} />
        </FieldRow>
        <TextField of={form} name="address" label={t('referrals:provider.address')} />
        <LookAlikes
          typed={{ organizationName, phone, address, website: '' }}
          onSame={({ name }) =>
            form.form.setValue('organizationName', name, { shouldDirty: true, shouldValidate: true })
          }
        />
        <p>{t('referrals:service.moreLater')}</p>
      </KeptBox>
    </Dialog>
  )
}
