import type { ReactElement } from 'react'

import {
  Capacity,
  HowChecked,
  type ProviderCheck,
  ProviderCheckDraft,
} from '#shared/domain/provider-check.ts'
import type { Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** What one call, visit or look at their page told of a service: most often that all is still true, and who is taken. */
export function CheckForm({
  service,
  last,
  onClose,
  onSaved = onClose,
}: {
  readonly service: Service
  /** How it was checked before is how it is most likely checked again. */
  readonly last: Pick<ProviderCheck, 'how'> | undefined
  readonly onClose: () => void
  readonly onSaved?: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const verify = useCommand(api.providers.verify)
  const { id, version } = service
  const form = useRecordForm(ProviderCheckDraft, {
    defaults: {
      checkedOn: today,
      how: last?.how ?? 'phone',
      isStillTrue: true,
      capacity: null,
      statedWait: '',
      differs: '',
    },
    save: async (check) => {
      await verify.run({ id, version, check })
      await kept.discard()
      onSaved()
    },
  })
  const kept = useKeptForm(`providers.check.${id}`, form)
  return (
    <Dialog title={t('providers:check.title', { service: service.name })} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <SelectField
          of={form}
          name="capacity"
          label={t('providers:check.capacity')}
          nothing={t('providers:check.notAsked')}
          choices={Capacity.options.map((value) => ({ value, label: t(`vocabulary:capacity.${value}`) }))}
        />
        <TextField
          of={form}
          name="statedWait"
          label={t('providers:check.wait')}
          placeholder={t('providers:check.waitExample')}
        />
        <CheckField
          of={form}
          name="isStillTrue"
          label={t('providers:check.stillTrue')}
          description={t('providers:check.stillTrueHint')}
        />
        <TextArea of={form} name="differs" label={t('providers:calls.differs')} lines={1} />
        <FieldRow>
          <SelectField
            of={form}
            name="how"
            label={t('providers:check.how')}
            choices={HowChecked.options.map((value) => ({
              value,
              label: t(`vocabulary:howChecked.${value}`),
            }))}
          />
          <DateField of={form} name="checkedOn" label={t('providers:check.on')} past />
        </FieldRow>
      </KeptBox>
    </Dialog>
  )
}
