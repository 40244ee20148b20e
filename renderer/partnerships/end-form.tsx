import type { ReactElement } from 'react'
import { z } from 'zod'

import type { AgreementRecord } from '#shared/api/partnerships.ts'
import { Day, Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Ending = z.object({ endedOn: Day, reason: Words })

/** From which day on an agreement no longer holds, and why. */
export function EndForm({
  name,
  agreement: { id, version },
  onClose,
}: {
  readonly name: string
  readonly agreement: Pick<AgreementRecord, 'id' | 'version'>
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const end = useCommand(api.agreements.end)
  const form = useRecordForm(Ending, {
    defaults: { endedOn: today, reason: '' },
    save: async (ending) => {
      await end.run({ id, version, ...ending })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`partnerships.end.${id}`, form)
  return (
    <Dialog title={t('partnerships:end.title', { name })} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('partnerships:end.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <DateField of={form} name="endedOn" label={t('partnerships:end.on')} empty="text" required />
        <TextArea of={form} name="reason" label={t('partnerships:end.why')} required />
      </KeptBox>
    </Dialog>
  )
}
