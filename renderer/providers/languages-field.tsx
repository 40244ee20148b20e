import { MultiSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { type FieldPath, type FieldValues, useController } from 'react-hook-form'

import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { languageChoices, languageName } from '#renderer/ui/languages.ts'
import classes from './providers.module.css'

/** Any number of languages, found by typing; the value is a list of tags. */
export function LanguagesField<Values extends FieldValues>({
  of,
  name,
  label,
}: FieldProps<Values>): ReactElement {
  const { t, locale } = useText()
  const { field, fieldState } = useController<Values, FieldPath<Values>, unknown>({
    name,
    control: of.form.control,
  })
  const value: string[] = Array.isArray(field.value) ? field.value.map(String) : []
  const known = languageChoices(locale)
  const rare = value.filter((tag) => known.every((choice) => choice.value !== tag))
  const change = (tags: readonly string[]) =>
    // The schema, not the field, knows the type of the value; it checks it when the form is sent.
    field.onChange(tags)
  return (
    <MultiSelect
      label={label}
      classNames={{ input: classes.languages ?? '', inputField: classes.typed ?? '' }}
      ref={field.ref}
      name={field.name}
      data={[...known, ...rare.map((tag) => ({ value: tag, label: languageName(tag, locale) }))]}
      value={value}
      onChange={change}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
      searchable
      hidePickedOptions
      {...(value.length === 0 && { placeholder: t('providers:form.languagesHint') })}
      nothingFoundMessage={t('providers:form.noLanguage')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
