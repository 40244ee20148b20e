import type { ReactElement } from 'react'
import { z } from 'zod'

import type { Consent } from '#shared/domain/consent.ts'
import { Day, Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Revocation = z.object({ revokedOn: Day, how: Line })

/** Somebody takes a consent back: from when, and how they said so. What was sent before stays sent. */
export function RevokeConsent({
  consent,
  onClose,
}: {
  readonly consent: Consent
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const revoke = useCommand(api.consents.revoke)
  const form = useRecordForm(Revocation, {
    defaults: { revokedOn: today, how: '' },
    save: async (taken) => {
      await revoke.run({ id: consent.id, version: consent.version, ...taken })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.revoke.${consent.id}`, form)
  return (
    <Dialog title={t('consents:revoke.title')} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('consents:revoke.action')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p>{t('consents:revoke.meaning')}</p>
        <DateField of={form} name="revokedOn" label={t('consents:revoke.on')} past required />
        <TextField
          of={form}
          name="how"
          label={t('consents:revoke.how')}
          placeholder={t('consents:revoke.howExample')}
          required
          autoFocus
        />
      </KeptBox>
    </Dialog>
  )
}
