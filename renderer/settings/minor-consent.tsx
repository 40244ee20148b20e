import type { ReactElement } from 'react'
import { z } from 'zod'

import { type MinorConsent, MinorConsentDraft } from '#shared/domain/signer.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import classes from './settings-screen.module.css'

const NEVER = 'never'
const Age = z
  .enum([NEVER, '10', '11', '12', '13', '14', '15', '16', '17'])
  .transform((age) => (age === NEVER ? null : Number(age)))

/** As it is chosen: an age, or that they may not, but one of them. */
const Chosen = MinorConsentDraft.extend({ servicesFrom: Age, informationFrom: Age })

const chosen = (age: number | null) => (age === null ? NEVER : (String(age) as z.input<typeof Age>))

/** From what age minors sign here, as somebody of the school has looked it up; nothing until then. */
export function MinorConsentForm({ known }: { readonly known: MinorConsent | null }): ReactElement {
  const { t, locale } = useText()
  const confirm = useCommand(api.school.confirmMinorConsent)
  const form = useRecordForm(Chosen, {
    defaults: known
      ? { ...known, servicesFrom: chosen(known.servicesFrom), informationFrom: chosen(known.informationFrom) }
      : { confirmedBy: '', source: '' },
    save: async (draft) => {
      await confirm.run(draft)
      void kept.discard()
    },
  })
  const kept = useKeptForm('school.minors', form)
  const ages = Age.in.options.map((value) => ({
    value,
    label: value === NEVER ? t('school:minors.never') : value,
  }))
  return (
    <div className={classes.looks}>
      <p className={classes.kept}>{t('school:minors.about')}</p>
      <p>
        {known
          ? t('school:minors.confirmed', { who: known.confirmedBy, day: longDay(known.confirmedOn, locale) })
          : t('school:minors.none')}
      </p>
      <FormBox of={form} save={t('school:minors.save')}>
        <Restored kept={kept} />
        <FieldRow>
          <SelectField
            of={form}
            name="servicesFrom"
            label={t('school:minors.servicesFrom')}
            choices={ages}
            required
          />
          <SelectField
            of={form}
            name="informationFrom"
            label={t('school:minors.informationFrom')}
            choices={ages}
            required
          />
        </FieldRow>
        <FieldRow>
          <TextField of={form} name="confirmedBy" label={t('school:minors.confirmedBy')} required />
          <TextField
            of={form}
            name="source"
            label={t('school:minors.source')}
            placeholder={t('school:minors.sourceExample')}
            required
          />
        </FieldRow>
      </FormBox>
    </div>
  )
}
