import { ActionIcon, Button, Fieldset } from '@mantine/core'
import type { ReactElement } from 'react'
import { useFieldArray } from 'react-hook-form'

import { type PhoneDraft, PhoneKind } from '#shared/domain/provider-reach.ts'
import { useText } from '#renderer/text.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, type RecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './providers.module.css'

/** A form that holds telephone numbers. */
interface WithPhones {
  phones: PhoneDraft[]
}

/** Telephone numbers, each with what it is for; the first is the one that is called. */
export function PhoneLines<Values extends WithPhones>({
  of,
}: {
  readonly of: RecordForm<Values, unknown>
}): ReactElement {
  const { t } = useText()
  // Whatever else the form holds, its numbers stand under this name.
  const form = of as unknown as RecordForm<WithPhones, unknown>
  const { fields, append, remove } = useFieldArray({ control: form.form.control, name: 'phones' })
  const choices = PhoneKind.options.map((value) => ({ value, label: t(`vocabulary:phoneKind.${value}`) }))
  return (
    <Fieldset
      legend={<span className={classes.legend}>{t('providers:reach.phones')}</span>}
      variant="unstyled"
    >
      {fields.length === 0 && <p className={lines.quiet}>{t('providers:reach.noPhones')}</p>}
      {fields.map((field, at) => (
        <div key={field.id} className={classes.phoneLine}>
          <FieldRow>
            <TextField
              of={form}
              name={`phones.${at}.number`}
              type="tel"
              label={t('providers:reach.number')}
              required
              autoFocus={field.number === ''}
            />
            <SelectField
              of={form}
              name={`phones.${at}.kind`}
              label={t('providers:reach.kind')}
              nothing={t('providers:reach.kindUnknown')}
              choices={choices}
            />
            <TextField of={form} name={`phones.${at}.description`} label={t('providers:reach.use')} />
          </FieldRow>
          <ActionIcon
            size="lg"
            aria-label={t('providers:reach.removePhone', { number: at + 1 })}
            onClick={() => remove(at)}
          >
            <Icon name="close" size="1rem" />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon name="plus" size="1rem" />}
        onClick={() => append({ number: '', kind: null, description: '' })}
      >
        {t('providers:reach.addPhone')}
      </Button>
    </Fieldset>
  )
}
