import type { ReactElement } from 'react'
import { z } from 'zod'

import type { StaffReader } from '#shared/domain/acknowledgement.ts'
import { Day } from '#shared/domain/fields.ts'
import type { ColleagueRef } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Sheet = z.object({ on: Day, signed: z.array(z.string()).min(1) })

/** Enters a signed sheet: the day, and who of those still missing stands on it. */
export function SignedSheetDialog({
  protocolId,
  missing,
  onClose,
}: {
  readonly protocolId: string
  readonly missing: readonly StaffReader[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const record = useCommand(api.acknowledgements.record)
  const form = useRecordForm(Sheet, {
    defaults: { on: today, signed: [] },
    save: async ({ on, signed }) => {
      const colleagues = missing
        .map(({ colleague }) => colleague)
        .filter(({ id }: ColleagueRef) => signed.includes(id))
      await record.run({ protocolId, on, colleagues })
      onClose()
    },
  })
  return (
    <Dialog title={t('protocol:read.enterSheet')} wide onClose={onClose}>
      <FormBox of={form} save={t('protocol:read.saveSheet')} onCancel={onClose}>
        <DateField of={form} name="on" label={t('protocol:read.signedOn')} empty="text" required />
        <CheckList
          of={form}
          name="signed"
          label={t('protocol:read.whoSigned')}
          choices={missing.map(({ colleague, name }) => ({ value: colleague.id, label: name }))}
        />
      </FormBox>
    </Dialog>
  )
}
