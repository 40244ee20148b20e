import { useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { PaperSize } from '#shared/domain/packet.ts'
import { School } from '#shared/domain/school.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'

const SchoolDraft = School.omit({ version: true })

/** The school as letters and clocks need it: name, how to reach the office, and paper. */
export function SchoolForm({ school }: { readonly school: School }): ReactElement {
  const { t } = useText()
  const { missing } = useSearch({ from: '/settings' })
  const update = useCommand(api.school.update)
  const { version, ...known } = school
  const form = useRecordForm(SchoolDraft, {
    defaults: known,
    save: async (value) => {
      await update.run({ ...value, version })
      await kept.discard()
    },
  })
  const kept = useKeptForm('school', form)
  const zones = [...new Set([school.timeZone, ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }))
  return (
    <FormBox of={form} save={t('school:save')}>
      <Restored kept={kept} />
      <FieldRow>
        <TextField of={form} name="name" label={t('school:name')} required />
        <TextField of={form} name="office" label={t('school:office')} />
      </FieldRow>
      <FieldRow>
        <TextField
          of={form}
          name="phone"
          type="tel"
          autoFocus={missing === 'phone'}
          label={t('school:phone')}
          description={t('school:phoneHint')}
        />
        <TextField
          of={form}
          name="address"
          autoFocus={missing === 'address'}
          label={t('school:address')}
          description={t('school:addressHint')}
        />
      </FieldRow>
      <FieldRow>
        <SelectField of={form} name="timeZone" label={t('school:timeZone')} choices={zones} />
        <SelectField
          of={form}
          name="paper"
          label={t('school:paper')}
          choices={PaperSize.options.map((value) => ({ value, label: t(`vocabulary:paper.${value}`) }))}
        />
      </FieldRow>
    </FormBox>
  )
}
