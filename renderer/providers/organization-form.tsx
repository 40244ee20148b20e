import type { ReactElement } from 'react'

import { OrganizationDraft, organizationDraftOf } from '#shared/domain/provider-reach.ts'
import type { Organization } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { LookAlikes } from './look-alikes.tsx'
import { PhoneLines } from './phone-lines.tsx'

/** How an organization itself is reached: its own numbers, its mail and its page. */
export function OrganizationForm({
  organization,
  onClose,
}: {
  readonly organization: Organization
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const update = useCommand(api.providers.updateOrganization)
  const { id, version, name } = organization
  const form = useRecordForm(OrganizationDraft, {
    defaults: organizationDraftOf(organization),
    save: async (draft) => {
      await update.run({ id, version, draft })
      await kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`providers.organization.${id}`, form)
  const [phones, website] = form.form.watch(['phones', 'website'])
  return (
    <Dialog title={t('providers:reach.editOf', { organization: name })} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <PhoneLines of={form} />
        <FieldRow>
          <TextField of={form} name="email" type="email" label={t('providers:one.email')} dir="ltr" />
          <TextField of={form} name="website" label={t('providers:form.website')} dir="ltr" />
        </FieldRow>
        <LookAlikes
          exceptId={id}
          typed={{ organizationName: '', phone: phones[0]?.number ?? '', address: '', website }}
        />
        <TextField of={form} name="alternateName" label={t('providers:reach.alternateName')} />
        <TextArea of={form} name="description" label={t('providers:reach.description')} lines={2} />
      </KeptBox>
    </Dialog>
  )
}
