import { ActionIcon, Button, Fieldset } from '@mantine/core'
import type { ReactElement } from 'react'
import { useFieldArray } from 'react-hook-form'

import { OptionalLine } from '#shared/domain/fields.ts'
import { SchoolYear, yearName } from '#shared/domain/school-calendar.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './calendar.module.css'
import { savingAt } from './saving-at.ts'
import type { PartDialog } from './use-edits.ts'

const YearWish = SchoolYear.extend({ name: OptionalLine })

/** A school year: its ends, and the terms it is divided into. */
export function YearDialog({
  at,
  calendar,
  save,
  onClose,
}: PartDialog & { readonly onClose: (saved?: SchoolYear) => void }): ReactElement {
  const { t } = useText()
  const { years } = calendar
  const place = at ?? years.length
  const form = useRecordForm(YearWish, {
    defaults: years[place] ?? { name: '', startsOn: '', endsOn: '', terms: [] },
    save: async (wish) => {
      const year = { ...wish, name: wish.name || yearName(wish.startsOn, wish.endsOn) }
      const changed = [...years.slice(0, place), year, ...years.slice(place + 1)]
      await savingAt(`years.${place}.`, () => save({ ...calendar, years: changed }))
      await kept.discard()
      onClose(year)
    },
  })
  const { control } = form.form
  const { fields: terms, append, remove } = useFieldArray({ control, name: 'terms' })
  const kept = useKeptForm(`calendar.year.${at ?? 'new'}`, form)
  return (
    <Dialog title={t('calendar:year.dialog')} wide onClose={() => onClose()}>
      <FormBox of={form} save={t('calendar:year.save')} onCancel={() => onClose()}>
        <Restored kept={kept} />
        <FieldRow>
          <DateField
            of={form}
            name="startsOn"
            label={t('calendar:year.startsOn')}
            empty="text"
            required
            autoFocus
          />
          <DateField of={form} name="endsOn" label={t('calendar:year.endsOn')} empty="text" required />
        </FieldRow>
        <TextField
          of={form}
          name="name"
          label={t('calendar:year.name')}
          description={t('calendar:year.nameHint')}
        />
        <Fieldset
          legend={<span className={classes.termsLegend}>{t('calendar:year.terms')}</span>}
          variant="unstyled"
        >
          {terms.length === 0 && <p className={lines.quiet}>{t('calendar:year.noTerms')}</p>}
          {terms.map((term, number) => (
            <div key={term.id} className={classes.term}>
              <div className={classes.termHead}>
                <TextField
                  of={form}
                  name={`terms.${number}.name`}
                  label={t('calendar:year.termName')}
                  required
                />
                <ActionIcon
                  size="lg"
                  aria-label={t('calendar:year.removeTerm', { number: number + 1 })}
                  onClick={() => remove(number)}
                >
                  <Icon name="close" size="1rem" />
                </ActionIcon>
              </div>
              <FieldRow>
                <DateField
                  of={form}
                  name={`terms.${number}.startsOn`}
                  label={t('calendar:year.termStarts')}
                  empty="text"
                  required
                />
                <DateField
                  of={form}
                  name={`terms.${number}.endsOn`}
                  label={t('calendar:year.termEnds')}
                  empty="text"
                  required
                />
              </FieldRow>
            </div>
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="plus" size="1rem" />}
            onClick={() => append({ name: '', startsOn: '', endsOn: '' })}
          >
            {t('calendar:year.addTerm')}
          </Button>
        </Fieldset>
      </FormBox>
    </Dialog>
  )
}
