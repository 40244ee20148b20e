import type { ReactElement } from 'react'

import { Day } from '#shared/domain/fields.ts'
import { Closure, ClosureKind } from '#shared/domain/school-calendar.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { savingAt } from './saving-at.ts'
import type { PartDialog } from './use-edits.ts'

const ClosureWish = Closure.extend({ endsOn: Day.nullable() })

/** Days without school: one, or a whole break. */
export function ClosureDialog({
  at,
  calendar,
  save,
  onClose,
}: PartDialog & { readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  const { closures } = calendar
  const place = at ?? closures.length
  const form = useRecordForm(ClosureWish, {
    defaults: closures[place] ?? { startsOn: '', endsOn: null, kind: 'holiday', name: '' },
    save: async ({ endsOn, ...wish }) => {
      const closure = { ...wish, endsOn: endsOn ?? wish.startsOn }
      const changed = [...closures.slice(0, place), closure, ...closures.slice(place + 1)]
      await savingAt(`closures.${place}.`, () => save({ ...calendar, closures: changed }))
      await kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`calendar.closure.${at ?? 'new'}`, form)
  return (
    <Dialog title={t('calendar:closures.dialog')} wide onClose={onClose}>
      <FormBox of={form} save={t('calendar:closures.save')} onCancel={onClose}>
        <Restored kept={kept} />
        <FieldRow>
          <DateField
            of={form}
            name="startsOn"
            label={t('calendar:closures.startsOn')}
            empty="text"
            required
            autoFocus
          />
          <DateField
            of={form}
            name="endsOn"
            label={t('calendar:closures.endsOn')}
            description={t('calendar:closures.endsOnHint')}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            of={form}
            name="kind"
            label={t('calendar:closures.kind')}
            choices={ClosureKind.options.map((value) => ({
              value,
              label: t(`vocabulary:closureKind.${value}`),
            }))}
          />
          <TextField
            of={form}
            name="name"
            label={t('calendar:closures.name')}
            description={t('calendar:closures.nameHint')}
          />
        </FieldRow>
      </FormBox>
    </Dialog>
  )
}
